-- Roll-ups: what reports read instead of events. Unit, staff and channel 0 stand for none.

create schema usage;

create table usage.measure_template (
    events bigint not null default 0,
    answered bigint not null default 0,
    abandoned bigint not null default 0,
    resolved bigint not null default 0,
    forwarded bigint not null default 0,
    consultations bigint not null default 0,
    logins bigint not null default 0,
    wait_s bigint not null default 0,
    wait_n bigint not null default 0,
    talk_s bigint not null default 0,
    talk_n bigint not null default 0,
    duration_s bigint not null default 0,
    duration_n bigint not null default 0
);

create table usage.daily (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    occurred_on date not null,
    channel int not null,
    like usage.measure_template including defaults,
    primary key (provider_id, service_id, type_id, unit_id, occurred_on, channel)
);
create table usage.staff_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    staff_id int not null,
    like usage.measure_template including defaults,
    primary key (provider_id, unit_id, service_id, type_id, month_on, staff_id)
);
-- Exact distinct residents of any union of months, units and services: one 32-bit Roaring bitmap of resident_ref each.
create table usage.presence_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    residents bytea not null,
    primary key (provider_id, unit_id, service_id, type_id, month_on)
);
drop table usage.measure_template;
-- Events received before this instant are in the roll-ups.
create table usage.freshness (
    only_row boolean primary key default true check (only_row),
    fresh_at timestamptz not null
);
insert into usage.freshness (fresh_at) values ('epoch');
select operation.annotate('usage.freshness', 'none', 'statistics', 'always', 'only_row', 'fresh_at');
grant select, update on usage.freshness to statistik_counter;
grant select on usage.freshness to statistik_staff, statistik_exporter;

select operation.annotate('usage.daily', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'occurred_on', 'channel', 'events', 'answered', 'abandoned', 'resolved', 'forwarded',
    'consultations', 'logins', 'wait_s', 'wait_n', 'talk_s', 'talk_n', 'duration_s', 'duration_n');
select operation.annotate('usage.staff_month', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'month_on');
select operation.annotate('usage.staff_month', 'staff', 'statistics', 'until further notice', 'staff_id', 'events',
    'answered', 'abandoned', 'resolved', 'forwarded', 'consultations', 'logins', 'wait_s', 'wait_n', 'talk_s', 'talk_n',
    'duration_s', 'duration_n');
select operation.annotate('usage.presence_month', 'none', 'statistics', 'until further notice', 'provider_id',
    'unit_id', 'service_id', 'type_id', 'month_on');
select operation.annotate('usage.presence_month', 'resident', 'statistics', 'until further notice', 'residents');

do $$
declare
    tab text;
begin
    foreach tab in array array['daily', 'staff_month', 'presence_month'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy fold on usage.%I to statistik_counter using (true) with check (true)', tab);
        execute format('grant select, insert, update, delete on usage.%I to statistik_counter', tab);
    end loop;
    foreach tab in array array['daily', 'staff_month'] loop
        execute format('create policy own on usage.%I for select to statistik_staff, statistik_exporter '
            || 'using (provider_id = (select access.provider()))', tab);
        execute format('grant select on usage.%I to statistik_staff, statistik_exporter', tab);
    end loop;
end
$$;
grant usage on schema usage to statistik_counter, statistik_staff, statistik_exporter;
