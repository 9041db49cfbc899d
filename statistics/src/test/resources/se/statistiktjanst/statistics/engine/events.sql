-- Events of two care providers over twenty months, as chance would have it: the same each time. A few residents and staff
-- members do most, and there are more residents the more events. The registry is that of the repository.
select setseed(0.4711);
insert into event.type (name, family) values
    ('se.statistiktjanst.call.v1', 'call'), ('se.statistiktjanst.session.v1', 'session'),
    ('se.statistiktjanst.activity.v1', 'activity');
insert into event.dimension_value (provider_id, dimension, code) values
    (0, 'channel', 'phone'), (0, 'channel', 'chat'), (0, 'channel', 'web'), (0, 'outcome', 'answered'),
    (0, 'outcome', 'abandoned'), (0, 'outcome', 'login'), (0, 'outcome', 'logout');
insert into registry.staff (provider_id, hsa_id, given_name, surname, protected)
select p.id, p.hsa_id || '-s' || n, 'Kim', 'Nummer ' || n, n = 7
from registry.care_provider p, generate_series(1, 30) n
where p.hsa_id in ('SE4499100016-1000', 'SE4499100024-1000');
insert into registry.staff_informed (provider_id, unit_id, informed_on, recorded_by)
select u.provider_id, u.id, date '2024-01-01', 'x' from registry.unit u
where u.hsa_id like 'SE4499100024%' and u.id % 2 = 0
on conflict do nothing;
insert into event.batch (sender_id, transport, received, accepted, duplicates, conflicts, rejected)
select (select min(id) from registry.sender), 'http', 0, 0, 0, 0, 0 from generate_series(1, 40);

create temp table place as
select row_number() over (order by p.hsa_id, u.hsa_id) - 1 as n, p.id as provider_id, u.id as unit_id
from registry.care_provider p
left join registry.unit u on u.provider_id = p.id
where p.hsa_id in ('SE4499100016-1000', 'SE4499100024-1000');
create temp table drawn as
select
    i, timestamptz '2024-11-01' + random() * interval '600 days' as at,
    floor(power(random(), 2) * (select count(*) from place))::int as place,
    floor(random() * 3)::int as kind, floor(random() * 3)::int as service, random() as outcome, random() as staff,
    power(random(), 2) as resident, random() as channel, random() as seconds, random() as talk, random() as flag,
    random() as home
from generate_series(1, :events) i;
-- As a table, since a batch reads one row only of what a statement selects.
create temp table months as
select event.ensure_month((date '2024-10-01' + n * interval '1 month')::date)::text from generate_series(0, 22) n;
insert into event.fact (
    provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on, hour, staff_id,
    resident_ref, resident_county, channel, outcome, resolved, forwarded, consultation, wait_s, talk_s, duration_s)
select
    p.provider_id, p.unit_id, s.id, t.id, (select min(id) from registry.sender),
    (select min(id) from event.batch) + d.i % 40, d.i, d.at, (d.at at time zone 'Europe/Stockholm')::date,
    extract(hour from d.at at time zone 'Europe/Stockholm'),
    case when d.staff < 0.8 then w.id end,
    case when d.flag < 0.9 then 1 + floor(d.resident * (:events * 3 / 40))::int end,
    -- Half state where the resident lives: most of them where the care provider is, and a person not always the same.
    case when d.home < 0.3 then 31 when d.home < 0.5 then 32 + floor(d.home * 100)::int % 6 end,
    c.id, o.id,
    case when k.answered then d.flag < 0.5 end, case when k.call then d.flag > 0.9 end,
    case when k.call then d.flag between 0.3 and 0.35 end,
    case when k.answered and d.flag > 0.05 then floor(power(d.seconds, 3) * 600)::int end,
    case when k.answered then floor(d.talk * 900)::int end,
    case when d.kind = 1 and d.outcome > 0.5 then floor(d.talk * 3000)::int end
from drawn d
join place p on p.n = d.place
cross join lateral (select d.kind = 0 as call, d.kind = 0 and d.outcome < 0.8 as answered) k
join registry.service s on s.code = (array['phone-advice', 'booking', 'messages'])[d.service + 1]
join event.type t on t.family = (array['call', 'session', 'activity'])[d.kind + 1]
left join event.dimension_value c on c.provider_id = 0 and c.dimension = 'channel'
    and c.code = (array['phone', 'chat', 'web', ''])[1 + floor(d.channel * 4)::int]
left join event.dimension_value o on o.provider_id = 0 and o.dimension = 'outcome'
    and o.code = case when d.kind = 0 then case when d.outcome < 0.8 then 'answered' else 'abandoned' end
        when d.kind = 1 then case when d.outcome < 0.5 then 'login' else 'logout' end end
left join registry.staff w on w.provider_id = p.provider_id
    and w.hsa_id like '%-s' || (1 + floor(power(d.staff, 2) * 30)::int);
