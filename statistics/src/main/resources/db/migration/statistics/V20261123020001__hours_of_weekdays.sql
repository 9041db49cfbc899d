-- By hour of day and weekday (1 Monday to 7 Sunday), Europe/Stockholm: one row for all hours of a weekday instead of one for
-- each hour. What is in usage.hour_month is moved by the program; the empty table goes with a later version.
create table usage.weekday_month (
    provider_id int not null,
    unit_id int not null,
    service_id smallint not null,
    type_id smallint not null,
    month_on date not null,
    weekday smallint not null check (weekday between 1 and 7),
    -- For each hour with events: the hour (one byte), which measures are not 0 (two bytes, the first measure is the lowest
    -- bit), and these, seven bits a byte, lowest first. Measures in the order of the columns of usage.daily.
    hours bytea not null,
    primary key (provider_id, service_id, type_id, unit_id, month_on, weekday)
) with (fillfactor = 60);
select operation.annotate('usage.weekday_month', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'month_on', 'weekday', 'hours');
alter table usage.weekday_month enable row level security;
alter table usage.weekday_month force row level security;
create policy fold on usage.weekday_month to statistik_counter using (true) with check (true);
create policy own on usage.weekday_month for select to statistik_staff, statistik_exporter
    using (provider_id = (select access.provider()));
grant select, insert, update, delete on usage.weekday_month to statistik_counter;
grant select on usage.weekday_month to statistik_staff, statistik_exporter;
-- A program of before would go on adding to the table that is no longer read. Its fold fails now, and what it collects waits
-- for the fold of the new one.
revoke insert, update on usage.hour_month from statistik_counter;
