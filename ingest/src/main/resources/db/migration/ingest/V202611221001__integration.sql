-- How each integration is doing. One row for each that the configuration names; no customer data.
create table event.integration (
    name text primary key,
    kind text not null check (kind in ('sender', 'folder', 'pull')),
    expected_every interval,
    since_at timestamptz not null default operation.now(),
    contact_at timestamptz,
    error_code text,
    error_at timestamptz,
    failures int not null default 0,
    active boolean not null default true,
    told text not null default 'ok' check (told in ('ok', 'late', 'silent', 'faulty', 'off'))
);
select operation.annotate('event.integration', 'none', 'operation', 'until further notice', 'name', 'kind',
    'expected_every', 'since_at', 'contact_at', 'error_code', 'error_at', 'failures', 'active', 'told');
alter table event.integration enable row level security;
alter table event.integration force row level security;
create policy operate on event.integration for select to statistik_operator using (true);
grant select, insert, update on event.integration to statistik_collector;
grant select on event.integration to statistik_operator;
