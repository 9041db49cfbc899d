-- What the public may see: protected cells of frozen releases, and the words around them. The open role reads this
-- schema and nothing else.

create schema open;

create table open.cube (
    id text primary key,
    definition jsonb not null,
    position int not null,
    updated_at timestamptz not null
);
create table open.dimension_value (
    cube_id text not null references open.cube,
    dimension text not null,
    code text not null,
    name_sv text not null,
    name_en text not null,
    position int not null,
    primary key (cube_id, dimension, code)
);
create table open.release (
    id int generated always as identity primary key,
    cube_id text not null references open.cube,
    period text not null,
    version int not null default 1,
    published_at timestamptz not null,
    method text not null,
    parameters jsonb not null,
    root_version smallint not null,
    cells int not null,
    hidden int not null,
    held_back jsonb not null default '[]',
    unique (cube_id, period, version)
);
-- codes: one per dimension of the cube, in its order. measures and states: one per content of the cube, in its order;
-- a state is v (value), c (hidden), u (uncertain), i (not yet complete), n (not applicable).
create table open.cell (
    release_id int not null references open.release,
    codes text[] not null,
    measures double precision[] not null,
    states text not null,
    primary key (release_id, codes),
    check (array_length(measures, 1) = length(states))
);
create table open.notice (
    key text primary key,
    content jsonb not null
);
select operation.annotate('open.cube', 'none', 'open statistics', 'for ever', 'id', 'definition', 'position',
    'updated_at');
select operation.annotate('open.dimension_value', 'none', 'open statistics', 'for ever', 'cube_id', 'dimension',
    'code', 'name_sv', 'name_en', 'position');
select operation.annotate('open.release', 'none', 'open statistics', 'for ever', 'id', 'cube_id', 'period', 'version',
    'published_at', 'method', 'parameters', 'root_version', 'cells', 'hidden', 'held_back');
select operation.annotate('open.cell', 'none', 'open statistics', 'for ever', 'release_id', 'codes', 'measures',
    'states');
select operation.annotate('open.notice', 'none', 'open statistics', 'until replaced', 'key', 'content');
grant usage on schema open to statistik_open, statistik_publisher;
grant select on all tables in schema open to statistik_open, statistik_publisher;
grant insert, update on open.cube, open.dimension_value, open.notice to statistik_publisher;
grant insert on open.release, open.cell to statistik_publisher;
