-- Ordered exports, their sealed objects and the grants that open them once.

create schema export;

create table export.export (
    id bigint generated always as identity primary key,
    provider_id int not null references registry.care_provider,
    public_id text not null unique default operation.public_id(),
    form text not null check (form in ('aggregate', 'pseudonymised', 'numbers')),
    purpose text not null check (purpose in
        ('follow_up', 'evaluation', 'quality_assurance', 'statistics', 'own_register')),
    purpose_text text not null,
    recipe jsonb not null,
    with_hour boolean not null default false,
    ordered_by text not null,
    ordered_at timestamptz not null default operation.now(),
    life text not null,
    state text not null default 'waiting'
        check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
    job_id bigint references operation.job,
    approval_required boolean not null default false,
    approved_by text check (approved_by <> ordered_by),
    approved_at timestamptz,
    storage_folder text unique,
    facts jsonb not null default '{}',
    rows_done bigint not null default 0,
    rows_total bigint,
    ready_at timestamptz,
    expires_at timestamptz,
    expired_at timestamptz,
    erased_at timestamptz,
    data_key_id text,
    pseudonym_key_id text,
    downloads int not null default 0,
    error_code text,
    idempotency_key text,
    unique (provider_id, ordered_by, idempotency_key),
    unique (provider_id, id)
);
create index export_expiry on export.export (expires_at) where erased_at is null;
create table export.object (
    provider_id int not null,
    export_id bigint not null,
    name text not null,
    media_type text not null,
    stored_as text not null unique,
    bytes bigint not null,
    sha256 bytea not null,
    position int not null,
    -- With the care provider first, so that a taken key tells nothing about another's exports.
    primary key (provider_id, export_id, name),
    foreign key (provider_id, export_id) references export.export (provider_id, id)
);
create table export.download_grant (
    token_hash bytea primary key check (length(token_hash) = 32),
    provider_id int not null,
    export_id bigint not null,
    object_name text not null,
    session_hash bytea not null,
    expires_at timestamptz not null,
    redeemed_at timestamptz,
    resumable_until timestamptz,
    foreign key (provider_id, export_id) references export.export (provider_id, id)
);
create index download_grant_export on export.download_grant (export_id, object_name);
select operation.annotate('export.export', 'none', 'exports', '5 years', 'id', 'provider_id', 'public_id', 'form',
    'purpose', 'purpose_text', 'recipe', 'with_hour', 'ordered_at', 'life', 'state', 'job_id', 'approval_required',
    'approved_at', 'storage_folder', 'facts', 'rows_done', 'rows_total', 'ready_at', 'expires_at', 'expired_at',
    'erased_at', 'data_key_id', 'pseudonym_key_id', 'downloads', 'error_code',
    'idempotency_key');
select operation.annotate('export.export', 'staff', 'exports', '5 years', 'ordered_by', 'approved_by');
select operation.annotate('export.object', 'none', 'exports', '5 years', 'export_id', 'provider_id', 'name',
    'media_type', 'stored_as', 'bytes', 'sha256', 'position');
select operation.annotate('export.download_grant', 'none', 'exports', '1 year', 'token_hash', 'provider_id',
    'export_id', 'object_name', 'session_hash', 'expires_at', 'redeemed_at', 'resumable_until');

do $$
declare
    tab text;
begin
    foreach tab in array array['export', 'object', 'download_grant'] loop
        execute format('alter table export.%I enable row level security', tab);
        execute format('alter table export.%I force row level security', tab);
        execute format('create policy own on export.%I to statistik_exporter '
            || 'using (provider_id = (select access.provider())) '
            || 'with check (provider_id = (select access.provider()))', tab);
        execute format('grant select, insert, update on export.%I to statistik_exporter', tab);
    end loop;
end
$$;
-- The sweeper works for all care providers and sees of an export only when its time is up and which keys to destroy.
create policy sweep on export.export to statistik_eraser using (true) with check (true);
grant select (id, provider_id, public_id, form, state, expires_at, expired_at, erased_at, storage_folder, data_key_id,
    pseudonym_key_id) on export.export to statistik_eraser;
grant update (state, expired_at, erased_at) on export.export to statistik_eraser;
grant usage on schema export to statistik_exporter, statistik_eraser;
