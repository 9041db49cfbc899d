-- Rotation of the vault's keys under load. While rows of two versions stand beside each other, a resident is looked up
-- under both in one statement, which sees each row at exactly one place; new rows are made with one version only.

grant update on vault.person, vault.resident to statistik_vaultkeeper;
grant create on schema vault to statistik_vaultkeeper;
set role statistik_vaultkeeper;

-- The versions to look up under. Holds until the end of the transaction: a rotation waits for it before it begins.
create function vault.versions_in_use() returns table (current_version smallint, previous_version smallint)
    language plpgsql volatile security definer set search_path = vault, pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('vault.versions'));
    return query
        select c.version, (select p.version from operation.root_version p where p.state = 'previous')
        from operation.root_version c where c.state = 'current';
    if not found then
        raise exception 'the vault has no key version' using errcode = '55000', hint = 'run db migrate';
    end if;
end
$$;

create function vault.find_either(providers int[], indexes bytea[], previous_indexes bytea[])
    returns table (ordinal int, resident_ref int) language sql stable security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    select asked.ordinal::int, r.resident_ref
    from unnest(providers, indexes, previous_indexes)
        with ordinality as asked (provider_id, resident_index, previous_index, ordinal)
    join vault.resident r on r.provider_id = asked.provider_id
        and r.resident_index = any (array[asked.resident_index, asked.previous_index])
$$;

-- As vault.admit, where a resident or person may stand under the previous version. Null indexes: nothing does.
create function vault.admit_either(
    providers int[], indexes bytea[], previous_indexes bytea[], person_indexes bytea[], previous_person_indexes bytea[],
    sealed_numbers bytea[], key_version smallint)
    returns table (ordinal int, resident_ref int) language plpgsql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
begin
    if key_version <> (select v.current_version from vault.versions_in_use() v) then
        raise exception 'the vault uses another key version' using errcode = '55000',
            hint = 'restart this process with a root key that has the current version';
    end if;
    -- A drawn number that is taken makes the row fall out of the insert, so draw again until none is missing.
    loop
        insert into vault.person (person_index, person_no, index_version)
        select distinct on (asked.person_index) asked.person_index, vault.random_number(), key_version
        from unnest(person_indexes, previous_person_indexes) as asked (person_index, previous_index)
        where not exists (
            select from vault.person p
            where p.person_index = any (array[asked.person_index, asked.previous_index]))
        order by asked.person_index
        on conflict do nothing;
        exit when not exists (
            select from unnest(person_indexes, previous_person_indexes) as asked (person_index, previous_index)
            where not exists (
                select from vault.person p
                where p.person_index = any (array[asked.person_index, asked.previous_index])));
    end loop;
    loop
        insert into vault.resident
            (provider_id, resident_index, resident_ref, person_no, sealed, index_version, wrapping_version)
        select distinct on (asked.provider_id, asked.resident_index)
            asked.provider_id, asked.resident_index, vault.random_number(), p.person_no, asked.sealed, key_version,
            key_version
        from unnest(providers, indexes, previous_indexes, person_indexes, previous_person_indexes, sealed_numbers)
            as asked (provider_id, resident_index, previous_index, person_index, previous_person_index, sealed)
        join vault.person p on p.person_index = any (array[asked.person_index, asked.previous_person_index])
        where not exists (
            select from vault.resident r
            where r.provider_id = asked.provider_id
                and r.resident_index = any (array[asked.resident_index, asked.previous_index]))
        order by asked.provider_id, asked.resident_index
        on conflict do nothing;
        exit when not exists (
            select from unnest(providers, indexes, previous_indexes)
                as asked (provider_id, resident_index, previous_index)
            where not exists (
                select from vault.resident r
                where r.provider_id = asked.provider_id
                    and r.resident_index = any (array[asked.resident_index, asked.previous_index])));
    end loop;
    return query select f.ordinal, f.resident_ref from vault.find_either(providers, indexes, previous_indexes) f;
end
$$;

-- The version of the program before this one calls it. It looks up under one version only, so it may admit nobody while
-- there are two.
create or replace function vault.admit(
    providers int[], indexes bytea[], person_indexes bytea[], sealed_numbers bytea[], index_key smallint,
    wrapping_key smallint)
    returns table (ordinal int, resident_ref int) language plpgsql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
declare
    used record;
begin
    select * into used from vault.versions_in_use();
    if used.previous_version is not null or wrapping_key <> index_key then
        raise exception 'the vault is being rotated' using errcode = '55000', hint = 'run the current version';
    end if;
    return query select a.ordinal, a.resident_ref
        from vault.admit_either(providers, indexes, null, person_indexes, null, sealed_numbers, index_key) a;
end
$$;

-- What statistik_vaultkeeper makes is open to everybody unless it is said otherwise.
revoke execute on function vault.versions_in_use(), vault.find_either(int[], bytea[], bytea[]),
    vault.admit_either(int[], bytea[], bytea[], bytea[], bytea[], bytea[], smallint) from public;
grant execute on function vault.versions_in_use() to statistik_collector;
grant execute on function vault.find_either(int[], bytea[], bytea[]) to statistik_collector;
grant execute on function vault.admit_either(int[], bytea[], bytea[], bytea[], bytea[], bytea[], smallint)
    to statistik_collector;
reset role;
revoke create on schema vault from statistik_vaultkeeper;

-- Refused events are sealed anew too.
grant update (key_version) on event.quarantine to statistik_counter;
