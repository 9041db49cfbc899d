insert into event.type (name, family) values
    ('se.statistiktjanst.call.v1', 'call'), ('se.statistiktjanst.session.v1', 'session'),
    ('se.statistiktjanst.activity.v1', 'activity')
on conflict do nothing;
insert into event.dimension_value (provider_id, dimension, code) values
    (0, 'channel', 'phone'), (0, 'channel', 'chat'), (0, 'channel', 'web'), (0, 'channel', 'app'),
    (0, 'outcome', 'answered'), (0, 'outcome', 'abandoned'), (0, 'outcome', 'login'), (0, 'outcome', 'logout')
on conflict do nothing;
insert into registry.staff (provider_id, hsa_id, given_name, surname)
select p.id, p.hsa_id || '-s' || n, 'Kim', 'Nummer ' || n
from registry.care_provider p, generate_series(0, 199) n;
insert into registry.staff_informed (provider_id, unit_id, informed_on, recorded_by)
select u.provider_id, u.id, date '2024-01-01', 'x' from registry.unit u
on conflict do nothing;
-- Care providers by rank, and the units of each.
create unlogged table place as
select
    dense_rank() over (order by p.hsa_id) - 1 as rank, p.id as provider_id, u.id as unit_id,
    row_number() over (partition by p.id order by u.hsa_id) - 1 as unit_rank, count(*) over (partition by p.id) as units
from registry.care_provider p
left join registry.unit u on u.provider_id = p.id;
create unlogged table member as
select provider_id, id as staff_id, row_number() over (partition by provider_id order by id) - 1 as rank
from registry.staff where hsa_id ~ '-s[0-9]+$';
create unlogged table months as
select event.ensure_month((date '2024-10-01' + n * interval '1 month')::date)::text from generate_series(0, 25) n;
-- Words of each care provider, by rank.
insert into event.dimension_value (provider_id, dimension, code)
select p.id, 'errand', 'ärende ' || n from registry.care_provider p, generate_series(0, 19) n
union all
select p.id, 'clinic', 'mottagning ' || n from registry.care_provider p, generate_series(0, 5) n
on conflict do nothing;
create unlogged table word as
select provider_id, dimension, row_number() over (partition by provider_id, dimension order by id) - 1 as rank, id
from event.dimension_value where provider_id > 0 and dimension in ('errand', 'clinic');
analyze place;
analyze member;
analyze word;
