-- Who uses what: care providers, units over time, connected services, connections, senders, staff.

create schema registry;

create table registry.care_provider (
    id int generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    hsa_id text not null unique,
    organisation_number text not null,
    name text not null,
    kind text not null check (kind in ('region', 'municipality', 'private', 'national')),
    county text not null
);
select operation.annotate('registry.care_provider', 'none', 'statistics', 'until further notice', 'id', 'public_id',
    'hsa_id', 'organisation_number', 'name', 'kind', 'county');

create table registry.provider_contact (
    provider_id int primary key references registry.care_provider,
    name text not null,
    email text not null
);
select operation.annotate('registry.provider_contact', 'none', 'contact with the care provider', 'until replaced',
    'provider_id');
select operation.annotate('registry.provider_contact', 'staff', 'contact with the care provider', 'until replaced',
    'name', 'email');

create table registry.unit (
    id int generated always as identity primary key,
    provider_id int not null references registry.care_provider,
    public_id text not null unique default operation.public_id(),
    hsa_id text not null,
    name text not null,
    kind text not null check (kind in ('division', 'clinic', 'call_centre', 'private_practitioner')),
    from_on date not null,
    to_on date,
    unique (provider_id, hsa_id),
    check (to_on is null or to_on > from_on)
);
create table registry.unit_parent (
    provider_id int not null references registry.care_provider,
    unit_id int not null references registry.unit,
    parent_id int not null references registry.unit,
    from_on date not null,
    to_on date,
    primary key (provider_id, unit_id, from_on),
    check (to_on is null or to_on > from_on),
    check (unit_id <> parent_id)
);
create table registry.staff_informed (
    provider_id int not null references registry.care_provider,
    unit_id int not null references registry.unit,
    informed_on date not null,
    recorded_by text not null,
    primary key (provider_id, unit_id)
);
select operation.annotate('registry.unit', 'none', 'statistics', 'until further notice', 'id', 'provider_id',
    'public_id', 'hsa_id', 'name', 'kind', 'from_on', 'to_on');
select operation.annotate('registry.unit_parent', 'none', 'statistics', 'until further notice', 'provider_id',
    'unit_id', 'parent_id', 'from_on', 'to_on');
select operation.annotate('registry.staff_informed', 'none', 'access control', 'until further notice', 'provider_id',
    'unit_id', 'informed_on');
select operation.annotate('registry.staff_informed', 'staff', 'access control', 'until further notice', 'recorded_by');

create table registry.service (
    id smallint generated always as identity primary key,
    code text not null unique,
    name_sv text not null,
    name_en text not null,
    since_on date not null
);
create table registry.connection (
    provider_id int not null references registry.care_provider,
    service_id smallint not null references registry.service,
    from_on date not null,
    to_on date,
    primary key (provider_id, service_id, from_on),
    check (to_on is null or to_on > from_on)
);
create table registry.sender (
    id smallint generated always as identity primary key,
    code text not null unique,
    name text not null,
    source text not null unique,
    token_hash bytea,
    numeric_ids boolean not null default false,
    historical_from_on date,
    historical_to_on date,
    check ((historical_from_on is null) = (historical_to_on is null))
);
create table registry.sender_service (
    sender_id smallint not null references registry.sender,
    service_id smallint not null references registry.service,
    primary key (sender_id, service_id)
);
select operation.annotate('registry.service', 'none', 'statistics', 'until further notice', 'id', 'code', 'name_sv',
    'name_en', 'since_on');
select operation.annotate('registry.connection', 'none', 'statistics', 'until further notice', 'provider_id',
    'service_id', 'from_on', 'to_on');
select operation.annotate('registry.sender', 'none', 'access control', 'until further notice', 'id', 'code', 'name',
    'source', 'token_hash', 'numeric_ids', 'historical_from_on', 'historical_to_on');
select operation.annotate('registry.sender_service', 'none', 'access control', 'until further notice', 'sender_id',
    'service_id');

create table registry.staff (
    id int generated always as identity primary key,
    provider_id int not null references registry.care_provider,
    public_id text not null unique default operation.public_id(),
    hsa_id text not null,
    username text,
    given_name text,
    surname text,
    protected boolean not null default false,
    unique (provider_id, hsa_id)
);
select operation.annotate('registry.staff', 'none', 'statistics', 'until further notice', 'id', 'provider_id',
    'public_id');
select operation.annotate('registry.staff', 'staff', 'statistics', 'until further notice', 'hsa_id', 'username',
    'given_name', 'surname', 'protected');

-- Names of providers, services and connections are public; the rest is a care provider's own.
do $$
declare
    tab text;
begin
    foreach tab in array array['care_provider', 'provider_contact', 'unit', 'unit_parent', 'staff_informed', 'connection',
        'staff'] loop
        execute format('alter table registry.%I enable row level security', tab);
        execute format('alter table registry.%I force row level security', tab);
        execute format('create policy keep on registry.%I to statistik_operator using (true) with check (true)', tab);
    end loop;
    foreach tab in array array['unit', 'unit_parent', 'staff_informed', 'connection', 'staff'] loop
        execute format('create policy whole on registry.%I for select to statistik_counter, statistik_publisher, '
            || 'statistik_portal using (true)', tab);
        execute format('create policy own on registry.%I for select to statistik_staff, statistik_exporter '
            || 'using (provider_id = (select access.provider()))', tab);
    end loop;
end
$$;
create policy whole on registry.care_provider for select to statistik_counter, statistik_publisher, statistik_portal
    using (true);
create policy own on registry.care_provider for select to statistik_staff, statistik_exporter
    using (id = (select access.provider()));
create policy own on registry.provider_contact for select to statistik_staff
    using (provider_id = (select access.provider()));

grant usage on schema registry to statistik_collector, statistik_counter, statistik_publisher, statistik_staff,
    statistik_exporter, statistik_portal, statistik_operator;
grant select on registry.care_provider, registry.unit, registry.unit_parent, registry.staff_informed, registry.service,
    registry.connection, registry.staff
    to statistik_collector, statistik_counter, statistik_publisher, statistik_staff, statistik_exporter,
    statistik_portal, statistik_operator;
grant select on registry.provider_contact to statistik_staff;
grant select on registry.sender, registry.sender_service to statistik_collector, statistik_operator;
grant insert, update on registry.staff to statistik_collector;
grant select, insert, update on all tables in schema registry to statistik_operator;
