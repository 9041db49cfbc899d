-- Linkage projects: exports of one project show a person under one pseudonym, until its key dies with it.
create table export.project (
    id bigint generated always as identity primary key,
    provider_id int not null references registry.care_provider,
    public_id text not null unique default operation.public_id(),
    name text not null,
    purpose text not null check (purpose in
        ('follow_up', 'evaluation', 'quality_assurance', 'statistics', 'own_register')),
    purpose_text text not null,
    proposed_by text not null,
    proposed_at timestamptz not null default operation.now(),
    approved_by text check (approved_by <> proposed_by),
    approved_at timestamptz,
    ends_at timestamptz not null,
    key_id text,
    ended_at timestamptz,
    unique (provider_id, id)
);
select operation.annotate('export.project', 'none', 'linkage projects', '5 years after the end', 'id', 'provider_id',
    'public_id', 'name', 'purpose', 'purpose_text', 'proposed_at', 'approved_at', 'ends_at', 'key_id', 'ended_at');
select operation.annotate('export.project', 'staff', 'linkage projects', '5 years after the end', 'proposed_by',
    'approved_by');
alter table export.project enable row level security;
alter table export.project force row level security;
create policy own on export.project to statistik_exporter
    using (provider_id = (select access.provider())) with check (provider_id = (select access.provider()));
create policy sweep on export.project to statistik_eraser using (true) with check (true);
grant select, insert, update on export.project to statistik_exporter;
grant select (id, provider_id, public_id, ends_at, key_id, ended_at), update (ended_at) on export.project
    to statistik_eraser;

-- The care provider stands in the key, so that no export can be of another's project.
alter table export.export
    add column project_id bigint,
    add foreign key (provider_id, project_id) references export.project (provider_id, id);
select operation.annotate('export.export', 'none', 'exports', '5 years', 'project_id');
