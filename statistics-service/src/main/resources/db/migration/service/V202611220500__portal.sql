-- Sessions of logged-in staff.

create schema portal;

create table portal.session (
    token_hash bytea primary key check (length(token_hash) = 32),
    provider_id int not null,
    csrf_token text not null,
    assignment jsonb not null,
    created_at timestamptz not null default operation.now(),
    authenticated_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz
);
create table portal.login_attempt (
    state_hash bytea primary key check (length(state_hash) = 32),
    nonce text not null,
    code_verifier text not null,
    return_to text not null,
    created_at timestamptz not null default operation.now()
);
select operation.annotate('portal.session', 'none', 'access control', '1 year', 'token_hash', 'provider_id',
    'csrf_token', 'created_at', 'authenticated_at', 'last_seen_at', 'ended_at');
select operation.annotate('portal.session', 'staff', 'access control', '1 year', 'assignment');
select operation.annotate('portal.login_attempt', 'none', 'access control', '1 day', 'state_hash', 'nonce',
    'code_verifier', 'return_to', 'created_at');
alter table portal.session enable row level security;
alter table portal.session force row level security;
alter table portal.login_attempt enable row level security;
alter table portal.login_attempt force row level security;
create policy portal on portal.session to statistik_portal using (true) with check (true);
create policy portal on portal.login_attempt to statistik_portal using (true) with check (true);
grant usage on schema portal to statistik_portal;
grant select, insert, update, delete on portal.session, portal.login_attempt to statistik_portal;
