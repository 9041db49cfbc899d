-- Names of counties: open tables show them, and a care provider carries only the code. No foreign key, so that a care
-- provider may be loaded before its county has a name.
create table registry.county (
    code text primary key,
    name_sv text not null,
    name_en text not null
);
select operation.annotate('registry.county', 'none', 'statistics', 'until further notice', 'code', 'name_sv',
    'name_en');
grant select on registry.county to statistik_counter, statistik_publisher, statistik_staff, statistik_exporter,
    statistik_portal;
grant select, insert, update on registry.county to statistik_operator;
