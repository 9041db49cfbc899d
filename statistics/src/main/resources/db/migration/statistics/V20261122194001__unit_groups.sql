-- Own groups of units: what a care provider puts together for its reports, each unit from a day and perhaps to a day.
-- As everywhere in the registry, to_on and ended_on are the first day after.

-- So that a group can only have units of its own care provider.
alter table registry.unit add unique (provider_id, id);

create table registry.unit_group (
    id int generated always as identity primary key,
    provider_id int not null references registry.care_provider,
    public_id text not null unique default operation.public_id(),
    name text not null check (length(name) between 1 and 100),
    version int not null default 1,
    ended_on date,
    unique (provider_id, id)
);
create unique index unit_group_name on registry.unit_group (provider_id, lower(name)) where ended_on is null;
create table registry.unit_group_member (
    provider_id int not null,
    group_id int not null,
    unit_id int not null,
    from_on date not null,
    to_on date,
    primary key (provider_id, group_id, unit_id, from_on),
    foreign key (provider_id, group_id) references registry.unit_group (provider_id, id),
    foreign key (provider_id, unit_id) references registry.unit (provider_id, id),
    check (to_on is null or to_on > from_on),
    -- A unit that were in a group twice on a day would be counted twice.
    exclude using gist (int4range(provider_id, provider_id, '[]') with =, int4range(group_id, group_id, '[]') with =,
        int4range(unit_id, unit_id, '[]') with =, daterange(from_on, to_on) with &&)
);
select operation.annotate('registry.unit_group', 'none', 'statistics', 'until further notice', 'id', 'provider_id',
    'public_id', 'name', 'version', 'ended_on');
select operation.annotate('registry.unit_group_member', 'none', 'statistics', 'until further notice', 'provider_id',
    'group_id', 'unit_id', 'from_on', 'to_on');

-- Staff read them, the portal writes them for staff; the counter asks which units are members, and for nothing more.
do $$
declare
    tab text;
begin
    foreach tab in array array['unit_group', 'unit_group_member'] loop
        execute format('alter table registry.%I enable row level security', tab);
        execute format('alter table registry.%I force row level security', tab);
        execute format('create policy own on registry.%I for select to statistik_staff '
            || 'using (provider_id = (select access.provider()))', tab);
        execute format('create policy change on registry.%I to statistik_portal '
            || 'using (provider_id = (select access.provider())) with check (provider_id = (select access.provider()))',
            tab);
    end loop;
end
$$;
create policy whole on registry.unit_group_member for select to statistik_counter using (true);
grant select on registry.unit_group, registry.unit_group_member to statistik_staff;
grant select on registry.unit_group_member to statistik_counter;
grant select, insert, update on registry.unit_group to statistik_portal;
grant select, insert, delete on registry.unit_group_member to statistik_portal;
grant execute on function operation.public_id() to statistik_portal;
