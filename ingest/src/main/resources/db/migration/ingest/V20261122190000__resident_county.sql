-- The county a resident lives in, only where the event states it: for figures per 1,000 residents and nothing else. Two
-- bytes, null where it is not stated, and in no index, so that events without it cost nothing more.
alter table event.fact add resident_county smallint;
alter table event.former_fact add resident_county smallint;
do $$
declare
    tab regclass;
begin
    -- Months that are there already have the column too, and every column says what it is.
    for tab in select 'event.fact'::regclass
        union all select inhrelid::regclass from pg_inherits where inhparent = 'event.fact'::regclass
    loop
        perform operation.annotate(tab, 'resident', 'statistics', 'until further notice', 'resident_county');
    end loop;
end
$$;
select operation.annotate('event.former_fact', 'resident', 'history of corrections', 'as the event', 'resident_county');
grant update (resident_county) on event.former_fact to statistik_eraser;
-- The collector refuses codes of counties that there are none of.
grant select on registry.county to statistik_collector;

-- Residents of a county on 31 December of a year.
create table registry.population (
    county text not null,
    year smallint not null check (year between 1900 and 2200),
    residents int not null check (residents > 0),
    primary key (county, year)
);
select operation.annotate('registry.population', 'none', 'statistics', 'until further notice', 'county', 'year',
    'residents');
grant select on registry.population to statistik_publisher, statistik_staff, statistik_operator;
grant insert, update on registry.population to statistik_operator;
