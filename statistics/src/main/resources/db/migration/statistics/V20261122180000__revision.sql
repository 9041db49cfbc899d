-- A period can be published again: services that were held back, and revisions with a reason and an approval. Every
-- version keeps all its cells, so that what was published on any day can be read.
alter table open.release
    add column kind text not null default 'first' check (kind in ('first', 'completion', 'revision')),
    add column data_until timestamptz,
    add column drawn int,
    add column reason_sv text,
    add column reason_en text,
    add check ((kind = 'revision') = (reason_sv is not null and reason_en is not null));
update open.release set data_until = published_at, drawn = cells;
alter table open.release
    alter column data_until set not null,
    alter column drawn set not null,
    alter column kind drop default;
-- Which version the numbers were drawn for.
alter table open.cell add column drawn smallint not null default 1;
alter table open.cell alter column drawn drop default;
select operation.annotate('open.release', 'none', 'open statistics', 'for ever', 'kind', 'data_until', 'drawn',
    'reason_sv', 'reason_en');
select operation.annotate('open.cell', 'none', 'open statistics', 'for ever', 'drawn');

-- Who approved a revision. The open schema has the reason only.
create table usage.revision (
    id int generated always as identity primary key,
    period text not null,
    releases text[] not null,
    reason_sv text not null,
    reason_en text not null,
    approved_by text not null,
    revised_at timestamptz not null
);
select operation.annotate('usage.revision', 'none', 'register of revisions', 'for ever', 'id', 'period', 'releases',
    'reason_sv', 'reason_en', 'revised_at');
select operation.annotate('usage.revision', 'staff', 'register of revisions', 'for ever', 'approved_by');
grant select, insert on usage.revision to statistik_publisher;

-- What a period looked like at an earlier time is its facts of then, with those that corrections have taken out since.
create policy publish on event.former_fact for select to statistik_publisher using (true);
grant select on event.former_fact to statistik_publisher;
