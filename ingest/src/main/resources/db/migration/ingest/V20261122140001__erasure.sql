-- Erasure and restriction of residents, each for one care provider. What the tombstone log says stands in a file outside
-- the database; here stands how far it is carried out.

-- Numbers for residents that are kept in memory hold for one value only; an erasure draws another. And which log it is.
create table vault.epoch (
    only_row boolean primary key default true check (only_row),
    value bigint not null,
    log_id uuid
);
create function vault.random_epoch() returns bigint language sql volatile
    set search_path = vault, pg_catalog, pg_temp as $$
    select ('x' || left(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint
$$;
insert into vault.epoch (value) values (vault.random_epoch());

create table vault.erasure (
    provider_id int not null references registry.care_provider,
    id uuid not null,
    public_id text not null unique default operation.public_id(),
    resident_ref int,
    ordered_by text not null,
    case_reference text not null,
    erased_at timestamptz not null,
    completed_at timestamptz,
    certificate jsonb,
    primary key (provider_id, id),
    unique (provider_id, resident_ref)
);
create table vault.restriction (
    provider_id int not null references registry.care_provider,
    resident_ref int not null,
    restricted_by text not null,
    reason text not null,
    restricted_at timestamptz not null default operation.now(),
    primary key (provider_id, resident_ref)
);
-- One person that somebody asks about. Its address takes the place of the number, which stands in no address.
create table vault.subject_case (
    provider_id int not null references registry.care_provider,
    public_id text not null default operation.public_id(),
    resident_ref int,
    staff_id int,
    sealed bytea,
    opened_by text not null,
    opened_at timestamptz not null default operation.now(),
    closes_at timestamptz not null default operation.now() + interval '1 day',
    primary key (provider_id, public_id),
    check ((sealed is null) <> (staff_id is null))
);
select operation.annotate('vault.epoch', 'none', 'erasure', 'always', 'only_row', 'value', 'log_id');
select operation.annotate('vault.erasure', 'none', 'erasure', 'for ever', 'provider_id', 'id', 'public_id',
    'case_reference', 'erased_at', 'completed_at', 'certificate');
select operation.annotate('vault.erasure', 'staff', 'erasure', 'for ever', 'ordered_by');
select operation.annotate('vault.erasure', 'resident', 'erasure', 'for ever', 'resident_ref');
select operation.annotate('vault.restriction', 'none', 'restriction', 'until it is lifted', 'provider_id', 'reason',
    'restricted_at');
select operation.annotate('vault.restriction', 'staff', 'restriction', 'until it is lifted', 'restricted_by');
select operation.annotate('vault.restriction', 'resident', 'restriction', 'until it is lifted', 'resident_ref');
select operation.annotate('vault.subject_case', 'none', 'requests of data subjects', '1 day', 'provider_id', 'public_id',
    'opened_at', 'closes_at');
select operation.annotate('vault.subject_case', 'staff', 'requests of data subjects', '1 day', 'staff_id', 'opened_by');
select operation.annotate('vault.subject_case', 'resident', 'requests of data subjects', '1 day', 'resident_ref',
    'sealed');

do $$
declare
    tab text;
begin
    foreach tab in array array['epoch', 'erasure', 'restriction', 'subject_case'] loop
        execute format('alter table vault.%I enable row level security', tab);
        execute format('alter table vault.%I force row level security', tab);
        execute format('create policy keeper on vault.%I to statistik_vaultkeeper using (true) with check (true)', tab);
    end loop;
    foreach tab in array array['erasure', 'restriction', 'subject_case'] loop
        execute format('create policy own on vault.%I to statistik_eraser, statistik_exporter '
            || 'using (provider_id = (select access.provider())) '
            || 'with check (provider_id = (select access.provider()))', tab);
    end loop;
end
$$;
grant usage on schema vault, event, access to statistik_eraser;
grant usage on schema vault to statistik_exporter;
grant usage on schema access, operation to statistik_vaultkeeper;
grant execute on function operation.now(), operation.public_id() to statistik_vaultkeeper;
set role statistik_gate;
grant execute on function access.provider(), access.viewer(), access.claims() to statistik_eraser, statistik_vaultkeeper;
set role statistik_owner;

grant select, insert on vault.erasure, vault.subject_case to statistik_vaultkeeper;
grant select on vault.restriction to statistik_vaultkeeper;
grant select, update on vault.epoch to statistik_vaultkeeper;
grant delete on vault.person, vault.resident, vault.restriction to statistik_vaultkeeper;
grant select, delete on vault.subject_case to statistik_vaultkeeper;
grant select, update (completed_at, certificate) on vault.erasure to statistik_eraser;
grant select, insert, delete on vault.restriction to statistik_eraser;
grant select, insert on vault.subject_case to statistik_eraser;
grant select (provider_id, resident_ref) on vault.erasure, vault.restriction to statistik_exporter;

-- A number drawn for a resident is given to nobody else, ever: what an erased one leaves behind stays without a name. The
-- row falls out of the insert, and vault.admit draws again.
create function vault.keep_erased_number() returns trigger language plpgsql
    set search_path = vault, pg_catalog, pg_temp as $$
begin
    if exists (select from vault.erasure e
            where e.provider_id = new.provider_id and e.resident_ref = new.resident_ref) then
        return null;
    end if;
    return new;
end
$$;
create trigger keep_erased_number before insert on vault.resident
    for each row execute function vault.keep_erased_number();

-- A batch says that it uses numbers from the vault, until it commits: no erasure comes in between. What is remembered from
-- before another value of the epoch must be asked for again.
create function vault.enter_batch() returns bigint language plpgsql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('vault.erasure'));
    return (select value from vault.epoch);
end
$$;
-- The resident of the context's care provider under any of the given indexes, which are of one identity.
create function vault.look_up(indexes bytea[]) returns int language sql stable security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    select r.resident_ref from vault.resident r
    where r.provider_id = (select access.provider()) and r.resident_index = any (indexes)
$$;
-- Takes the context's care provider's row away, and the person with the last row. Whether another care provider has one
-- is told to nobody.
create function vault.erase(tombstone uuid, number int, at timestamptz, viewer text, reference text)
    returns boolean language plpgsql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
declare
    own int := access.provider();
    person int;
begin
    perform pg_advisory_xact_lock(hashtext('vault.erasure'));
    delete from vault.resident r where r.provider_id = own and r.resident_ref = number returning r.person_no into person;
    delete from vault.person p
    where p.person_no = person and not exists (select from vault.resident r where r.person_no = person);
    delete from vault.restriction r where r.provider_id = own and r.resident_ref = number;
    delete from vault.subject_case c where c.provider_id = own and c.resident_ref = number;
    insert into vault.erasure (provider_id, id, resident_ref, ordered_by, case_reference, erased_at)
    values (own, tombstone, case when not exists (
            select from vault.erasure e where e.provider_id = own and e.resident_ref = number) then number end,
        viewer, reference, at)
    on conflict (provider_id, id) do nothing;
    update vault.epoch set value = vault.random_epoch();
    return person is not null;
end
$$;
-- Which of the log's tombstones are not carried out here, for care providers that are here; and how many erasures are
-- known here that the log lacks. Ids are random and tell nothing.
create function vault.pending(tombstones uuid[], providers int[]) returns setof uuid
    language sql stable security definer set search_path = vault, pg_catalog, pg_temp as $$
    select logged.id from unnest(tombstones, providers) as logged (id, provider_id)
    where exists (select from registry.care_provider p where p.id = logged.provider_id)
        and not exists (select from vault.erasure e where e.id = logged.id and e.completed_at is not null)
$$;
create function vault.unlogged(tombstones uuid[]) returns bigint language sql stable security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    select count(*) from vault.erasure e where e.id <> all (tombstones)
$$;
create function vault.tombstone_log() returns uuid language sql stable security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    select log_id from vault.epoch
$$;
create function vault.adopt_tombstone_log(log uuid) returns void language sql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    update vault.epoch set log_id = log where log_id is null
$$;
create function vault.close_cases() returns bigint language sql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    with closed as (delete from vault.subject_case where closes_at <= operation.now() returning 1)
    select count(*) from closed
$$;
grant execute on function vault.random_epoch() to statistik_vaultkeeper;
grant execute on function vault.enter_batch() to statistik_collector;
grant execute on function vault.look_up(bytea[]), vault.erase(uuid, int, timestamptz, text, text),
    vault.adopt_tombstone_log(uuid), vault.close_cases() to statistik_eraser;
grant execute on function vault.pending(uuid[], int[]), vault.unlogged(uuid[]), vault.tombstone_log() to statistik_collector, statistik_counter,
    statistik_publisher, statistik_staff, statistik_exporter, statistik_resolver, statistik_portal, statistik_operator,
    statistik_eraser;
grant usage on schema vault to statistik_staff, statistik_portal, statistik_operator;
grant usage, create on schema vault to statistik_vaultkeeper;
alter function vault.enter_batch() owner to statistik_vaultkeeper;
alter function vault.look_up(bytea[]) owner to statistik_vaultkeeper;
alter function vault.erase(uuid, int, timestamptz, text, text) owner to statistik_vaultkeeper;
alter function vault.pending(uuid[], int[]) owner to statistik_vaultkeeper;
alter function vault.unlogged(uuid[]) owner to statistik_vaultkeeper;
alter function vault.tombstone_log() owner to statistik_vaultkeeper;
alter function vault.adopt_tombstone_log(uuid) owner to statistik_vaultkeeper;
alter function vault.close_cases() owner to statistik_vaultkeeper;
revoke create on schema vault from statistik_vaultkeeper;

-- What the eraser sees of events: whose they are and where, and what was refused, to search it for the person.
create policy erase_own on event.fact for select to statistik_eraser using (provider_id = (select access.provider()));
create policy erase_own on event.former_fact to statistik_eraser
    using (provider_id = (select access.provider())) with check (provider_id = (select access.provider()));
create policy own on event.former_fact for select to statistik_exporter
    using (provider_id = (select access.provider()));
create policy erase_own on event.quarantine to statistik_eraser
    using (provider_id = (select access.provider()) or provider_id is null)
    with check (provider_id = (select access.provider()) or provider_id is null);
grant select (provider_id, unit_id, service_id, type_id, occurred_on, resident_ref) on event.fact, event.former_fact
    to statistik_eraser;
grant update (resident_ref, age, sex, errand, clinic) on event.former_fact to statistik_eraser;
grant select on event.former_fact to statistik_exporter;
grant select (id, provider_id, sender_id, fingerprint, sealed, received_at, occurred_on, reason, closed_at,
    closed_as, closed_reason), update (closed_at, closed_as, closed_reason, sealed, fingerprint) on event.quarantine to statistik_eraser;
grant select on registry.care_provider to statistik_eraser;
grant usage on schema registry to statistik_eraser;
create policy erase_own on registry.care_provider for select to statistik_eraser
    using (id = (select access.provider()));
create policy keeper on registry.care_provider for select to statistik_vaultkeeper using (true);
grant usage on schema registry to statistik_vaultkeeper;
grant select (id) on registry.care_provider to statistik_vaultkeeper;
