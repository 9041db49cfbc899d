-- Who a resident is. Everything outside this schema knows a resident only as a number drawn at random.

create schema vault;

-- One row per person, for figures across care providers.
create table vault.person (
    person_index bytea not null primary key check (length(person_index) = 32),
    person_no int not null unique check (person_no > 0),
    index_version smallint not null
);
-- One row per care provider and person: each care provider is the controller of its own.
create table vault.resident (
    provider_id int not null references registry.care_provider,
    resident_index bytea not null check (length(resident_index) = 32),
    resident_ref int not null check (resident_ref > 0),
    person_no int not null references vault.person (person_no),
    sealed bytea not null,
    index_version smallint not null,
    wrapping_version smallint not null,
    primary key (provider_id, resident_index),
    unique (provider_id, resident_ref)
);
create index resident_person on vault.resident (person_no);
select operation.annotate('vault.person', 'resident', 'statistics', 'until the last care provider erases the person',
    'person_index', 'person_no');
select operation.annotate('vault.person', 'none', 'statistics', 'as the row', 'index_version');
select operation.annotate('vault.resident', 'none', 'statistics', 'as the row', 'provider_id', 'index_version',
    'wrapping_version');
select operation.annotate('vault.resident', 'resident', 'statistics', 'until further notice or erasure',
    'resident_index', 'resident_ref', 'person_no', 'sealed');
alter table vault.person enable row level security;
alter table vault.person force row level security;
alter table vault.resident enable row level security;
alter table vault.resident force row level security;
create policy keeper on vault.person to statistik_vaultkeeper using (true) with check (true);
create policy keeper on vault.resident to statistik_vaultkeeper using (true) with check (true);
create policy count_persons on vault.resident for select to statistik_publisher, statistik_counter using (true);
create policy resolve_own on vault.resident for select to statistik_resolver
    using (provider_id = (select access.provider()));

grant usage, create on schema vault to statistik_vaultkeeper;
grant select, insert on vault.person, vault.resident to statistik_vaultkeeper;

create function vault.random_number() returns int language sql volatile
    set search_path = vault, pg_catalog, pg_temp as $$
    -- 31 random bits, never 0
    select greatest(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::int & 2147483647)
$$;

create function vault.find(providers int[], indexes bytea[])
    returns table (ordinal int, resident_ref int) language sql stable security definer
    set search_path = vault, pg_catalog, pg_temp as $$
    select asked.ordinal::int, r.resident_ref
    from unnest(providers, indexes) with ordinality as asked (provider_id, resident_index, ordinal)
    join vault.resident r using (provider_id, resident_index)
$$;

-- Gives every asked resident a number, drawing new ones where needed. Safe when called at once from many sessions.
create function vault.admit(
    providers int[], indexes bytea[], person_indexes bytea[], sealed_numbers bytea[], index_key smallint,
    wrapping_key smallint)
    returns table (ordinal int, resident_ref int) language plpgsql volatile security definer
    set search_path = vault, pg_catalog, pg_temp as $$
begin
    -- A drawn number that is taken makes the row fall out of the insert, so draw again until none is missing.
    loop
        insert into vault.person (person_index, person_no, index_version)
        select distinct on (asked.person_index) asked.person_index, vault.random_number(), index_key
        from unnest(person_indexes) as asked (person_index)
        where not exists (select from vault.person p where p.person_index = asked.person_index)
        order by asked.person_index
        on conflict do nothing;
        exit when not exists (
            select from unnest(person_indexes) as asked (person_index)
            where not exists (select from vault.person p where p.person_index = asked.person_index));
    end loop;
    loop
        insert into vault.resident
            (provider_id, resident_index, resident_ref, person_no, sealed, index_version, wrapping_version)
        select distinct on (asked.provider_id, asked.resident_index)
            asked.provider_id, asked.resident_index, vault.random_number(), p.person_no, asked.sealed, index_key,
            wrapping_key
        from unnest(providers, indexes, person_indexes, sealed_numbers)
            as asked (provider_id, resident_index, person_index, sealed)
        join vault.person p on p.person_index = asked.person_index
        where not exists (
            select from vault.resident r
            where r.provider_id = asked.provider_id and r.resident_index = asked.resident_index)
        order by asked.provider_id, asked.resident_index
        on conflict do nothing;
        exit when not exists (
            select from unnest(providers, indexes) as asked (provider_id, resident_index)
            where not exists (
                select from vault.resident r
                where r.provider_id = asked.provider_id and r.resident_index = asked.resident_index));
    end loop;
    return query select f.ordinal, f.resident_ref from vault.find(providers, indexes) f;
end
$$;
grant execute on function vault.find(int[], bytea[]) to statistik_collector;
grant execute on function vault.admit(int[], bytea[], bytea[], bytea[], smallint, smallint) to statistik_collector;
alter function vault.random_number() owner to statistik_vaultkeeper;
alter function vault.find(int[], bytea[]) owner to statistik_vaultkeeper;
alter function vault.admit(int[], bytea[], bytea[], bytea[], smallint, smallint) owner to statistik_vaultkeeper;
revoke create on schema vault from statistik_vaultkeeper;
grant usage on schema vault to statistik_collector, statistik_publisher, statistik_counter, statistik_resolver;
grant select (provider_id, resident_ref, person_no) on vault.resident to statistik_publisher, statistik_counter;
grant select (provider_id, resident_ref, sealed, wrapping_version) on vault.resident to statistik_resolver;
