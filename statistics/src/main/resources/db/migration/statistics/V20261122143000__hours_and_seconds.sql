-- What reports by hour, of waiting within a limit and of medians need. The roll-ups are made anew from the facts by the
-- worker that folds, as the version below says; readers see the old ones until then.

alter table usage.daily
    add answered_180 bigint not null default 0,
    add answered_60 bigint not null default 0,
    add answered_30 bigint not null default 0;
alter table usage.staff_month
    add answered_180 bigint not null default 0,
    add answered_60 bigint not null default 0,
    add answered_30 bigint not null default 0;

-- By hour of day and weekday (1 Monday to 7 Sunday), Europe/Stockholm.
create table usage.hour_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    weekday smallint not null check (weekday between 1 and 7),
    hour smallint not null check (hour between 0 and 23),
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
    primary key (provider_id, service_id, type_id, unit_id, month_on, weekday, hour)
);
-- By month, for questions that need no days.
create table usage.unit_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    channel int not null,
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
    primary key (provider_id, service_id, type_id, unit_id, month_on, channel)
);
-- How many events had how many seconds: medians and percentiles of any union of months, units and services are exact.
create table usage.seconds_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    measure text not null check (measure in ('wait_s', 'talk_s', 'duration_s')),
    histogram bytea not null,
    primary key (provider_id, service_id, type_id, unit_id, month_on, measure)
);
-- Which shape the roll-ups have. Lower than what the program folds: they are made anew.
create table usage.shape (
    only_row boolean primary key default true check (only_row),
    version int not null
);
insert into usage.shape (version) values (1);

select operation.annotate('usage.daily', 'none', 'statistics', 'until further notice', 'answered_180', 'answered_60',
    'answered_30');
select operation.annotate('usage.staff_month', 'staff', 'statistics', 'until further notice', 'answered_180',
    'answered_60', 'answered_30');
select operation.annotate('usage.hour_month', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'month_on', 'weekday', 'hour', 'events', 'answered', 'abandoned', 'resolved', 'forwarded',
    'consultations', 'logins', 'wait_s', 'wait_n', 'talk_s', 'talk_n', 'duration_s', 'duration_n', 'answered_180',
    'answered_60', 'answered_30');
select operation.annotate('usage.unit_month', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'month_on', 'channel', 'events', 'answered', 'abandoned', 'resolved', 'forwarded',
    'consultations', 'logins', 'wait_s', 'wait_n', 'talk_s', 'talk_n', 'duration_s', 'duration_n', 'answered_180',
    'answered_60', 'answered_30');
select operation.annotate('usage.seconds_month', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'month_on', 'measure', 'histogram');
select operation.annotate('usage.shape', 'none', 'statistics', 'always', 'only_row', 'version');
do $$
declare
    tab text;
begin
    foreach tab in array array['unit_month', 'hour_month', 'seconds_month'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy fold on usage.%I to statistik_counter using (true) with check (true)', tab);
        execute format('create policy own on usage.%I for select to statistik_staff, statistik_exporter '
            || 'using (provider_id = (select access.provider()))', tab);
        execute format('grant select, insert, update, delete on usage.%I to statistik_counter', tab);
        execute format('grant select on usage.%I to statistik_staff, statistik_exporter', tab);
    end loop;
end
$$;
grant select, update on usage.shape to statistik_counter;
