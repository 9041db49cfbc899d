-- Events of some days from the first on: few care providers, units, services and residents have most of them, and most
-- come in working hours. Residents return.
with batch as (
    insert into event.batch (sender_id, transport, received, accepted, duplicates, conflicts, rejected)
    select (select min(id) from registry.sender), 'http', 10000, 10000, 0, 0, 0
    from generate_series(1, :count / 10000)
    returning id
), first_batch as (
    select min(id) as id from batch
), drawn as (
    select
        i, timestamp :first + floor(random() * :days) * interval '1 day'
            + (7 + (random() + random() + random()) * 4) * interval '1 hour' as local,
        floor(power(random(), 2.5) * 72)::int as provider, power(random(), 1.7) as unit, random() as service,
        random() as outcome, power(random(), 1.5) as staff, power(random(), 2) as resident, random() as channel,
        power(random(), 3) as wait, random() as talk, random() as flag
    from generate_series(1, :count) i
), placed as (
    select
        d.*, p.provider_id, p.unit_id, p.units,
        -- Half of what would fall on a weekend falls on a weekday.
        d.local - case when extract(isodow from d.local) > 5 and d.flag < 0.5 and extract(day from d.local) > 2
            then interval '2 days' else interval '0' end
            as at
    from drawn d
    join place p on p.rank = d.provider and p.unit_rank = floor(d.unit * p.units)::int
)
insert into event.fact (
    provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on, hour, staff_id,
    resident_ref, age, sex, channel, outcome, errand, clinic, resolved, forwarded, consultation, wait_s, talk_s, duration_s)
select
    p.provider_id, p.unit_id, k.service_id, t.id, (select min(id) from registry.sender),
    (select id from first_batch) + (p.i - 1) / 10000, :from + p.i, p.at at time zone 'Europe/Stockholm', p.at::date,
    extract(hour from p.at), m.staff_id,
    1 + (hashint8(p.provider_id * 100000000::bigint + floor(p.resident * :residents / (p.provider + 4))::bigint) & 2147483646),
    (p.talk * 95)::int, 1 + (p.talk * 2)::int % 2, 1 + floor(p.channel * 4)::int,
    case when k.family = 'call' then case when p.outcome < 0.85 then 5 else 6 end
        when k.family = 'session' then case when p.outcome < 0.5 then 7 else 8 end end,
    e.id, c.id,
    case when k.family = 'call' and p.outcome < 0.85 then p.flag < 0.7 end,
    case when k.family = 'call' then p.flag > 0.9 end, case when k.family = 'call' then p.flag between 0.4 and 0.45 end,
    case when k.family = 'call' and p.outcome < 0.85 then (p.wait * 900)::int end,
    case when k.family = 'call' and p.outcome < 0.85 then (30 + p.talk * 600)::int end,
    case when k.family = 'session' and p.outcome >= 0.5 then (p.talk * 1800)::int end
from placed p
cross join lateral (
    select
        s.id as service_id,
        case s.code when 'phone-advice' then 'call' when 'log-in' then 'session' else 'activity' end as family
    from registry.service s
    where s.code = (array['log-in', 'log-in', 'phone-advice', 'booking', 'messages', 'record-viewing', 'phone-advice',
        'e-prescription'])[1 + floor(power(p.service, 1.5) * 8)::int]
) k
join event.type t on t.family = k.family
left join word e
    on e.provider_id = p.provider_id and e.dimension = 'errand' and e.rank = floor(power(p.wait, 0.5) * 20)::int
left join word c
    on c.provider_id = p.provider_id and c.dimension = 'clinic' and k.family = 'activity' and c.rank = floor(p.talk * 6)::int
left join member m on m.provider_id = p.provider_id and k.family <> 'activity' and p.flag < 0.8
    -- A staff member works in one unit; some units are large.
    and m.rank = (floor(p.unit * p.units)::int * 7 + floor(p.staff * 12)::int) % 200
