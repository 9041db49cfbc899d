-- What touches every later table: annotations, the clock, who asks, the access log, jobs and notices.

create schema if not exists operation;
create schema access;
create schema audit;

-- PostgreSQL lets everybody run a new function. Here nobody may until a migration says who.
alter default privileges revoke execute on functions from public;

-- Column annotations -------------------------------------------------------------------------------------------------
-- Every column says its class of personal data, its purpose and how long it is kept, in its comment. The record of
-- processing (GDPR article 30) is made from these, and a column without one breaks the build.
create function operation.annotate(tab regclass, class text, purpose text, retention text, variadic cols text[])
    returns void language plpgsql as $$
declare
    col text;
begin
    if class not in ('none', 'staff', 'resident', 'health') then
        raise exception 'class of % is %, not none, staff, resident or health', tab, class;
    end if;
    foreach col in array cols loop
        execute format('comment on column %s.%I is %L', tab, col,
            format('class: %s; purpose: %s; retention: %s', class, purpose, retention));
    end loop;
end
$$;

-- One clock ----------------------------------------------------------------------------------------------------------
create table operation.clock_offset (
    only_row boolean primary key default true check (only_row),
    shift interval not null default interval '0'
);
insert into operation.clock_offset default values;
select operation.annotate('operation.clock_offset', 'none', 'operation', 'always', 'only_row', 'shift');

create function operation.now() returns timestamptz language sql stable security definer
    set search_path = operation, pg_catalog, pg_temp as $$
    select clock_timestamp() + shift from operation.clock_offset
$$;

-- Random public ids --------------------------------------------------------------------------------------------------
-- 14 characters of base32, 70 random bits: nobody can count or guess neighbours. Bytes 6 and 8 of a UUID are not random.
create function operation.public_id() returns text language sql volatile
    set search_path = operation, pg_catalog, pg_temp as $$
    select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', (get_byte(r.bytes, i) & 31) + 1, 1), '')
    from (select uuid_send(gen_random_uuid()) as bytes) r,
        unnest(array[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15]) as i
$$;

-- Who asks -----------------------------------------------------------------------------------------------------------
-- The application states for whom it reads in a signed token, one per transaction. Only statistik_gate can read the
-- key, so injected SQL cannot name another care provider.
create table access.context_key (
    version smallint primary key,
    secret bytea not null check (length(secret) = 32)
);
select operation.annotate('access.context_key', 'none', 'access control', 'until rotated', 'version', 'secret');
grant select on access.context_key to statistik_gate;

-- token = provider | viewer | database role | backend pid | expiry (epoch seconds) | key version | hex HMAC-SHA-256
create function access.claims() returns text[] language plpgsql stable security definer
    set search_path = access, pg_catalog, pg_temp as $$
declare
    token text := nullif(current_setting('statistics.context', true), '');
    part text[];
    expected text;
begin
    if token is null then
        raise exception 'no tenant context' using errcode = '42501',
            hint = 'read customer data through a tenant transaction';
    end if;
    part := string_to_array(token, '|');
    if array_length(part, 1) <> 7 then
        raise exception 'malformed tenant context' using errcode = '42501';
    end if;
    select encode(crypto.hmac(convert_to(array_to_string(part[1:6], '|'), 'UTF8'), k.secret, 'sha256'), 'hex')
        into expected from access.context_key k where k.version::text = part[6];
    if expected is null or expected <> part[7] then
        raise exception 'forged tenant context' using errcode = '42501';
    end if;
    if part[3] <> session_user or part[4]::int <> pg_backend_pid() then
        raise exception 'tenant context of another session' using errcode = '42501';
    end if;
    if to_timestamp(part[5]::bigint) < operation.now() then
        raise exception 'tenant context has expired' using errcode = '42501';
    end if;
    return part;
end
$$;
create function access.provider() returns int language sql stable security definer
    set search_path = access, pg_catalog, pg_temp as $$
    select (access.claims())[1]::int
$$;
create function access.viewer() returns text language sql stable security definer
    set search_path = access, pg_catalog, pg_temp as $$
    select (access.claims())[2]
$$;
-- Rights first: when a function has its owner, statistik_owner can no longer give them.
grant usage on schema access to statistik_staff, statistik_exporter, statistik_resolver, statistik_portal;
grant execute on function access.provider(), access.viewer(), access.claims()
    to statistik_staff, statistik_exporter, statistik_resolver, statistik_portal;
grant usage, create on schema access to statistik_gate;
alter function access.claims() owner to statistik_gate;
alter function access.provider() owner to statistik_gate;
alter function access.viewer() owner to statistik_gate;
revoke create on schema access from statistik_gate;
grant usage on schema operation to statistik_gate;

-- Access log ---------------------------------------------------------------------------------------------------------
create table audit.log_key (
    version smallint primary key,
    secret bytea not null check (length(secret) = 32)
);
create table audit.entry (
    id bigint generated always as identity primary key,
    provider_id int,
    at timestamptz not null,
    viewer text not null,
    role text not null,
    action text not null,
    subject text not null,
    purpose text not null,
    unit text,
    detail jsonb not null,
    key_version smallint not null,
    mac bytea not null,
    chain_no bigint,
    chain_mac bytea
);
create index entry_provider_at on audit.entry (provider_id, at desc);
select operation.annotate('audit.log_key', 'none', 'audit', 'until rotated', 'version', 'secret');
select operation.annotate('audit.entry', 'none', 'audit', '5 years',
    'id', 'provider_id', 'at', 'role', 'action', 'purpose', 'unit', 'key_version', 'mac', 'chain_no', 'chain_mac');
select operation.annotate('audit.entry', 'staff', 'audit', '5 years', 'viewer', 'subject', 'detail');
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy append on audit.entry to statistik_auditor using (true) with check (true);
create policy own on audit.entry for select to statistik_staff using (provider_id = (select access.provider()));
grant usage, create on schema audit to statistik_auditor;
grant select, insert on audit.entry to statistik_auditor;
grant select on audit.log_key to statistik_auditor;

create function audit.append(
    provider int, viewer text, role text, action text, subject text, purpose text, unit text, detail jsonb)
    returns bigint language plpgsql security definer
    set search_path = audit, pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    k audit.log_key;
    stamp timestamptz := operation.now();
    entry_id bigint;
begin
    select * into k from audit.log_key order by version desc limit 1;
    if k is null then
        raise exception 'the access log has no key' using errcode = '42501', hint = 'run db migrate';
    end if;
    insert into audit.entry (provider_id, at, viewer, role, action, subject, purpose, unit, detail, key_version, mac)
    values (provider, stamp, viewer, role, action, subject, purpose, unit, coalesce(detail, '{}'), k.version,
        crypto.hmac(convert_to(jsonb_build_array(provider, stamp, viewer, role, action, subject, purpose, unit,
            coalesce(detail, '{}'))::text, 'UTF8'), k.secret, 'sha256'))
    returning id into entry_id;
    return entry_id;
end
$$;
grant usage on schema audit to statistik_staff, statistik_exporter, statistik_resolver, statistik_portal,
    statistik_operator, statistik_collector, statistik_eraser;
grant execute on function audit.append(int, text, text, text, text, text, text, jsonb) to statistik_staff,
    statistik_exporter, statistik_resolver, statistik_portal, statistik_operator, statistik_collector,
    statistik_eraser;
alter function audit.append(int, text, text, text, text, text, text, jsonb) owner to statistik_auditor;
revoke create on schema audit from statistik_auditor;
grant usage on schema operation to statistik_auditor;
grant select on audit.entry to statistik_staff;

-- Long work ----------------------------------------------------------------------------------------------------------
create table operation.job (
    id bigint generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    kind text not null,
    payload jsonb not null default '{}',
    provider_id int,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_after timestamptz not null default operation.now(),
    attempts smallint not null default 0,
    done bigint not null default 0,
    total bigint,
    cancel_requested boolean not null default false,
    error_code text,
    created_at timestamptz not null default operation.now(),
    heartbeat_at timestamptz,
    finished_at timestamptz
);
create index job_waiting on operation.job (kind, run_after) where state in ('waiting', 'running');
select operation.annotate('operation.job', 'none', 'operation', '1 year', 'id', 'public_id', 'kind', 'payload',
    'provider_id', 'state', 'run_after', 'attempts', 'done', 'total', 'cancel_requested', 'error_code', 'created_at',
    'heartbeat_at', 'finished_at');
alter table operation.job enable row level security;
alter table operation.job force row level security;
create policy workers on operation.job to statistik_publisher, statistik_exporter, statistik_counter,
    statistik_operator, statistik_eraser using (true) with check (true);
grant select, insert, update on operation.job to statistik_publisher, statistik_exporter, statistik_counter,
    statistik_operator, statistik_eraser;

create table operation.notice (
    id bigint generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    kind text not null,
    provider_id int,
    payload jsonb not null default '{}',
    created_at timestamptz not null default operation.now(),
    sent_at timestamptz,
    attempts smallint not null default 0
);
select operation.annotate('operation.notice', 'none', 'operation', '1 year', 'id', 'public_id', 'kind', 'provider_id',
    'payload', 'created_at', 'sent_at', 'attempts');
alter table operation.notice enable row level security;
alter table operation.notice force row level security;
create policy workers on operation.notice to statistik_publisher, statistik_exporter, statistik_counter,
    statistik_collector, statistik_operator using (true) with check (true);
grant select, insert, update on operation.notice to statistik_publisher, statistik_exporter, statistik_counter,
    statistik_operator;
grant insert on operation.notice to statistik_collector;

grant usage on schema operation to statistik_collector, statistik_counter, statistik_publisher, statistik_open,
    statistik_staff, statistik_exporter, statistik_resolver, statistik_portal, statistik_operator, statistik_eraser;
grant execute on function operation.now() to statistik_gate, statistik_auditor, statistik_collector,
    statistik_counter, statistik_publisher, statistik_open, statistik_staff, statistik_exporter, statistik_resolver,
    statistik_portal, statistik_operator, statistik_eraser;
-- Columns take it as their default, so who inserts must be able to run it.
grant execute on function operation.public_id() to statistik_collector, statistik_counter, statistik_publisher,
    statistik_exporter, statistik_operator, statistik_eraser;
-- The Java clock follows the same shift, in every process whatever its components.
grant select on operation.clock_offset to statistik_collector, statistik_counter, statistik_publisher, statistik_open,
    statistik_staff, statistik_exporter, statistik_resolver, statistik_portal, statistik_operator, statistik_eraser;
