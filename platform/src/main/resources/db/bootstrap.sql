-- Run once per database by an administrator of the server (a superuser), before the first migration, and safe to run
-- again. It makes the roles and says who may become whom; every object comes later, from the migrations.
-- Passwords are not set here: whoever runs this sets them (see docs/operate.md), so that none stands in a file.
do $$
declare
    role_name text;
begin
    -- Those that own something and never log in.
    foreach role_name in array array[
        'statistik_owner',      -- tables and most functions
        'statistik_gate',       -- the functions that verify who asks; reads the context key and nothing else
        'statistik_vaultkeeper',-- the functions that admit residents to the vault
        'statistik_auditor'     -- the functions that append to the access log
    ] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I nologin', role_name);
        end if;
    end loop;
    -- Those that log in, one for each purpose.
    foreach role_name in array array[
        'statistik_migrator', 'statistik_collector', 'statistik_counter', 'statistik_publisher', 'statistik_open',
        'statistik_staff', 'statistik_exporter', 'statistik_resolver', 'statistik_portal', 'statistik_operator',
        'statistik_eraser', 'statistik_backup'
    ] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I login', role_name);
        end if;
    end loop;
    -- COPY ... FROM is refused on a table with row-level security, so the one role that only inserts bypasses it.
    alter role statistik_collector bypassrls;
    alter role statistik_backup bypassrls;
    -- The owner may become these three, and has none of their rights until it does: what runs with the owner's rights
    -- sees no row of the vault or the access log.
    alter role statistik_owner noinherit;
    grant statistik_owner to statistik_migrator;
    grant statistik_gate, statistik_vaultkeeper, statistik_auditor to statistik_owner;

    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create on database %I to statistik_owner', current_database());
    execute format(
        'grant connect on database %I to statistik_migrator, statistik_collector, statistik_counter, '
        || 'statistik_publisher, statistik_open, statistik_staff, statistik_exporter, statistik_resolver, '
        || 'statistik_portal, statistik_operator, statistik_eraser, statistik_backup',
        current_database());
    execute format('alter database %I set timezone to ''UTC''', current_database());
    execute format('alter database %I set "statistics.context" to ''''', current_database());
    revoke create on schema public from public;
end
$$;

-- hmac() for the signed tenant context and the access log. Only the roles that verify and sign may use the schema.
create schema if not exists crypto;
create extension if not exists pgcrypto with schema crypto;
grant usage on schema crypto to statistik_owner, statistik_gate, statistik_auditor;
