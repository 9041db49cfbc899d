-- One pass over the new facts groups them as finely as any roll-up needs but that of hours, which would leave little to
-- group; the roll-ups take their sums from there.
with <codes>, batch as (
    -- An event that came more than a day after it happened is late; history is not.
    select id, case when historical then '-infinity' else received_at - interval '1 day' end as late_before
    from event.batch
    where id = any (:batches)
), fine as materialized (
    select
        f.provider_id, coalesce(f.unit_id, 0) as unit_id, f.service_id, f.type_id, f.occurred_on,
        coalesce(f.channel, 0) as channel, coalesce(f.staff_id, 0) as staff_id, <ofFacts>,
        count(*) filter (where f.at \< batch.late_before)::int as late,
        array_agg(f.resident_ref) filter (where f.resident_ref is not null) as residents,
        array_agg(f.wait_s) filter (where f.wait_s is not null) as waits,
        array_agg(f.talk_s) filter (where f.talk_s is not null) as talks,
        array_agg(f.duration_s) filter (where f.duration_s is not null) as durations
    from event.fact f
    join batch on batch.id = f.batch_id
    where f.batch_id = any (:batches)
    group by
        f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, f.occurred_on, coalesce(f.channel, 0),
        coalesce(f.staff_id, 0)
), daily as (
    insert into usage.daily as u (provider_id, unit_id, service_id, type_id, occurred_on, channel, <columns>)
    select provider_id, unit_id, service_id, type_id, occurred_on, channel, <sums>
    from fine
    group by provider_id, unit_id, service_id, type_id, occurred_on, channel
    order by 1, 3, 4, 2, 5, 6
    on conflict (provider_id, service_id, type_id, unit_id, occurred_on, channel) do update set <added>
), staff_month as (
    insert into usage.staff_month as u (provider_id, unit_id, service_id, type_id, month_on, staff_id, <columns>)
    select
        provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, staff_id, <sums>
    from fine
    group by provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, staff_id
    order by 1, 2, 3, 4, 5, 6
    on conflict (provider_id, unit_id, service_id, type_id, month_on, staff_id) do update set <added>
), unit_month as (
    insert into usage.unit_month as u (provider_id, unit_id, service_id, type_id, month_on, channel, <columns>)
    select provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, channel, <sums>
    from fine
    group by provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, channel
    order by 1, 3, 4, 2, 5, 6
    on conflict (provider_id, service_id, type_id, unit_id, month_on, channel) do update set <added>
), hour_month as (
    insert into usage.hour_month as u (provider_id, unit_id, service_id, type_id, month_on, weekday, hour, <columns>)
    select
        f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, date_trunc('month', f.occurred_on)::date,
        extract(isodow from f.occurred_on)::smallint, f.hour, <ofFacts>
    from event.fact f
    where f.batch_id = any (:batches)
    group by 1, 2, 3, 4, 5, 6, 7
    order by 1, 3, 4, 2, 5, 6, 7
    on conflict (provider_id, service_id, type_id, unit_id, month_on, weekday, hour) do update set <added>
), arrived as (
    insert into usage.completeness as u (provider_id, service_id, occurred_on, received, late)
    select provider_id, service_id, occurred_on, sum(events), sum(late)
    from fine
    group by provider_id, service_id, occurred_on
    order by 1, 2, 3
    on conflict (provider_id, service_id, occurred_on) do update set
        received = u.received + excluded.received,
        late = u.late + excluded.late
)
select
    provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date as month_on, residents, waits,
    talks, durations
from fine
where residents is not null or waits is not null or talks is not null or durations is not null
order by 1, 2, 3, 4, 5
