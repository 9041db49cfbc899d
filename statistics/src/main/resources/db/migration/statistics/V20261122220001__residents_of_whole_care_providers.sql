-- Residents of a care provider as a whole, made of usage.presence_month when a month has been quiet for some minutes, and
-- gone when it changes. A fold so pays nothing for them; months that change are read by unit, as before.

-- Each month with residents; whether its sets below are there, and when it last changed (to the minute).
create table usage.presence_state (
    provider_id int not null,
    month_on date not null,
    changed_at timestamptz not null default operation.now(),
    settled boolean not null default false,
    -- Of a settled month: how many residents, those of them who were there in a month before (null while one of the months
    -- before is not settled), and the types of event that they are residents of.
    people int,
    known int,
    types smallint[],
    primary key (provider_id, month_on),
    check (settled = (people is not null) and settled = (types is not null) and (settled or known is null))
) with (fillfactor = 60);
-- Of settled months, by service and type of event; service and type 0 together stand for all.
create table usage.provider_presence_month (
    provider_id int not null,
    month_on date not null,
    service_id smallint not null,
    type_id smallint not null,
    people int not null,
    residents bytea not null,
    primary key (provider_id, month_on, service_id, type_id)
);
-- Numbers drawn at random do not get shorter.
alter table usage.provider_presence_month alter residents set storage external;
-- Who was there in any month up to one: the last but two, since the newest months change most.
create table usage.presence_past (
    provider_id int primary key,
    until_on date not null,
    residents bytea not null
);
alter table usage.presence_past alter residents set storage external;

select operation.annotate('usage.presence_state', 'none', 'statistics', 'until further notice', 'provider_id', 'month_on',
    'changed_at', 'settled', 'people', 'known', 'types');
select operation.annotate('usage.provider_presence_month', 'none', 'statistics', 'until further notice', 'provider_id',
    'month_on', 'service_id', 'type_id', 'people');
select operation.annotate('usage.provider_presence_month', 'resident', 'statistics', 'until further notice', 'residents');
select operation.annotate('usage.presence_past', 'none', 'statistics', 'until further notice', 'provider_id', 'until_on');
select operation.annotate('usage.presence_past', 'resident', 'statistics', 'until further notice', 'residents');

-- The months that are there already. Forced row-level security hides them from their owner.
alter table usage.presence_month no force row level security;
insert into usage.presence_state (provider_id, month_on)
select distinct provider_id, month_on from usage.presence_month;
alter table usage.presence_month force row level security;

do $$
declare
    tab text;
begin
    foreach tab in array array['presence_state', 'provider_presence_month', 'presence_past'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy fold on usage.%I to statistik_counter using (true) with check (true)', tab);
        execute format('grant select, insert, update, delete on usage.%I to statistik_counter', tab);
    end loop;
end
$$;
