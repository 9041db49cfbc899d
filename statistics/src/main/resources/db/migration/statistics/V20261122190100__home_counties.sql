-- By home county of residents, only of events that state it: 21 rows at most for each month, service and type of event of a
-- care provider, none for senders that do not know it. Of no unit: a unit is asked about without where its residents live.
create table usage.county_month (
    provider_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    county smallint not null,
    events bigint not null,
    answered bigint not null,
    abandoned bigint not null,
    resolved bigint not null,
    forwarded bigint not null,
    consultations bigint not null,
    logins bigint not null,
    wait_s bigint not null,
    wait_n bigint not null,
    talk_s bigint not null,
    talk_n bigint not null,
    duration_s bigint not null,
    duration_n bigint not null,
    answered_180 bigint not null,
    answered_60 bigint not null,
    answered_30 bigint not null,
    primary key (provider_id, service_id, type_id, month_on, county)
) with (fillfactor = 60);
-- As usage.presence_month.
create table usage.county_presence_month (
    provider_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    county smallint not null,
    residents bytea not null,
    primary key (provider_id, service_id, type_id, month_on, county)
) with (fillfactor = 60);

select operation.annotate('usage.county_month', 'none', 'statistics', 'until further notice', 'provider_id', 'service_id',
    'type_id', 'month_on', 'county', 'events', 'answered', 'abandoned', 'resolved', 'forwarded', 'consultations', 'logins',
    'wait_s', 'wait_n', 'talk_s', 'talk_n', 'duration_s', 'duration_n', 'answered_180', 'answered_60', 'answered_30');
select operation.annotate('usage.county_presence_month', 'none', 'statistics', 'until further notice', 'provider_id',
    'service_id', 'type_id', 'month_on', 'county');
select operation.annotate('usage.county_presence_month', 'resident', 'statistics', 'until further notice', 'residents');
do $$
declare
    tab text;
begin
    foreach tab in array array['county_month', 'county_presence_month'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy fold on usage.%I to statistik_counter using (true) with check (true)', tab);
        execute format('grant select, insert, update, delete on usage.%I to statistik_counter', tab);
    end loop;
end
$$;
create policy own on usage.county_month for select to statistik_staff
    using (provider_id = (select access.provider()));
grant select on usage.county_month to statistik_staff;
