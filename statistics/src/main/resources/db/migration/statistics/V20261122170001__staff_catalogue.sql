-- The tables for staff: protected cells of frozen releases, a set for each care provider. What is divided by sex, age,
-- errand or clinic is read here and nowhere else.

create table usage.staff_cube (
    id text primary key,
    definition jsonb not null,
    position int not null,
    updated_at timestamptz not null
);
create table usage.staff_code (
    provider_id int not null,
    cube_id text not null references usage.staff_cube,
    dimension text not null,
    code text not null,
    name_sv text not null,
    name_en text not null,
    position int not null,
    primary key (provider_id, cube_id, dimension, code)
);
-- codes: those of each dimension in the period. few: places of so few residents that nothing of them is divided. A cell
-- that is not stored is as the blank one, in few places hidden.
create table usage.staff_release (
    id int generated always as identity primary key,
    provider_id int not null,
    cube_id text not null references usage.staff_cube,
    period text not null,
    version int not null default 1,
    published_at timestamptz not null,
    method text not null,
    parameters jsonb not null,
    root_version smallint not null,
    codes jsonb not null,
    few text[] not null,
    blank_measures double precision[] not null,
    blank_states text not null,
    cells int not null,
    hidden int not null,
    unique (provider_id, cube_id, period, version),
    check (array_length(blank_measures, 1) = length(blank_states))
);
-- As open.cell.
create table usage.staff_cell (
    provider_id int not null,
    release_id int not null references usage.staff_release,
    codes text[] not null,
    measures double precision[] not null,
    states text not null,
    primary key (provider_id, release_id, codes),
    check (array_length(measures, 1) = length(states))
);
select operation.annotate('usage.staff_cube', 'none', 'statistics', 'until further notice', 'id', 'definition',
    'position', 'updated_at');
select operation.annotate('usage.staff_code', 'none', 'statistics', 'until further notice', 'provider_id', 'cube_id',
    'dimension', 'code', 'name_sv', 'name_en', 'position');
select operation.annotate('usage.staff_release', 'none', 'statistics', 'until further notice', 'id', 'provider_id',
    'cube_id', 'period', 'version', 'published_at', 'method', 'parameters', 'root_version', 'codes', 'few',
    'blank_measures', 'blank_states', 'cells', 'hidden');
select operation.annotate('usage.staff_cell', 'none', 'statistics', 'until further notice', 'provider_id',
    'release_id', 'codes', 'measures', 'states');

do $$
declare
    tab text;
begin
    foreach tab in array array['staff_code', 'staff_release', 'staff_cell'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy publish on usage.%I to statistik_publisher using (true) with check (true)', tab);
        execute format('create policy own on usage.%I for select to statistik_staff, statistik_exporter '
            || 'using (provider_id = (select access.provider()))', tab);
    end loop;
end
$$;
grant select on usage.staff_cube, usage.staff_code, usage.staff_release, usage.staff_cell
    to statistik_publisher, statistik_staff, statistik_exporter;
grant insert, update on usage.staff_cube, usage.staff_code to statistik_publisher;
grant insert on usage.staff_release, usage.staff_cell to statistik_publisher;
