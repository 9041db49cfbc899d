-- What a figure lacks: for each care provider, service and day how many events came, came late, lie in quarantine and are
-- lost. Provider 0 and service 0 stand for those that could not be read.
create table usage.completeness (
    provider_id int not null,
    service_id smallint not null,
    occurred_on date not null,
    received bigint not null default 0,
    late bigint not null default 0,
    withdrawn bigint not null default 0,
    quarantined bigint not null default 0,
    expired bigint not null default 0,
    primary key (provider_id, service_id, occurred_on)
);
create index completeness_service on usage.completeness (service_id, occurred_on);
-- How the senders of a service last compared a day (UTC) with what is stored: the worst of them.
create table usage.reconciled_day (
    service_id smallint not null,
    day date not null,
    state text not null check (state in ('match', 'differs')),
    checked_at timestamptz not null,
    primary key (service_id, day)
);
-- Months that have lost facts to corrections. What is published of them follows by a revision; what replaces a fact
-- arrives like any late event.
create table usage.month_change (
    provider_id int not null,
    service_id smallint not null,
    month_on date not null,
    withdrawn bigint not null,
    replaced bigint not null,
    changed_at timestamptz not null default operation.now(),
    primary key (provider_id, service_id, month_on)
);
select operation.annotate('usage.completeness', 'none', 'completeness', 'until further notice', 'provider_id',
    'service_id', 'occurred_on', 'received', 'late', 'withdrawn', 'quarantined', 'expired');
select operation.annotate('usage.reconciled_day', 'none', 'completeness', 'until further notice', 'service_id', 'day',
    'state', 'checked_at');
select operation.annotate('usage.month_change', 'none', 'completeness', 'until further notice', 'provider_id',
    'service_id', 'month_on', 'withdrawn', 'replaced', 'changed_at');
do $$
declare
    tab text;
begin
    foreach tab in array array['completeness', 'month_change'] loop
        execute format('alter table usage.%I enable row level security', tab);
        execute format('alter table usage.%I force row level security', tab);
        execute format('create policy fold on usage.%I to statistik_counter using (true) with check (true)', tab);
        execute format('create policy whole on usage.%I for select to statistik_publisher using (true)', tab);
        execute format('create policy own on usage.%I for select to statistik_staff, statistik_exporter '
            || 'using (provider_id = (select access.provider()))', tab);
    end loop;
end
$$;
grant usage on schema usage to statistik_publisher;
grant select, insert, update, delete on usage.completeness, usage.reconciled_day, usage.month_change
    to statistik_counter;
grant select on usage.completeness, usage.reconciled_day, usage.month_change
    to statistik_publisher, statistik_staff, statistik_exporter;
grant select on registry.sender_service to statistik_counter;
