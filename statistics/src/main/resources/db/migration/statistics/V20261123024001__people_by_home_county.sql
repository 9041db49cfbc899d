-- Residents of a care provider by home county in months, quarters and years whose months are all settled: numbers alone, of
-- all services and types of event. Made with usage.provider_presence_month, and gone when a month of the period changes.
create table usage.county_people (
    provider_id int not null,
    -- 1, 3 or 12.
    months smallint not null check (months in (1, 3, 12)),
    period_on date not null,
    -- 0: residents of whom no event of the period states a county.
    county smallint not null,
    people int not null,
    primary key (provider_id, months, period_on, county)
);
select operation.annotate('usage.county_people', 'none', 'statistics', 'until further notice', 'provider_id', 'months',
    'period_on', 'county', 'people');
alter table usage.county_people enable row level security;
alter table usage.county_people force row level security;
create policy fold on usage.county_people to statistik_counter using (true) with check (true);
grant select, insert, delete on usage.county_people to statistik_counter;

-- Settled months are settled once more, for their numbers by county. Forced row-level security hides them from their owner.
alter table usage.presence_state no force row level security;
alter table usage.provider_presence_month no force row level security;
update usage.presence_state set settled = false, people = null, known = null, types = null where settled;
delete from usage.provider_presence_month;
alter table usage.presence_state force row level security;
alter table usage.provider_presence_month force row level security;
