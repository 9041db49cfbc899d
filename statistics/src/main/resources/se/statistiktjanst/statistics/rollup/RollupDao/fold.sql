-- One pass over the new facts groups them as finely as any roll-up needs; the roll-ups take their sums from there.
with code as materialized (
    select
        max(id) filter (where code = 'answered') as answered,
        max(id) filter (where code = 'abandoned') as abandoned,
        max(id) filter (where code = 'login') as login
    from event.dimension_value
    where provider_id = 0 and dimension = 'outcome'
), batch as (
    -- An event that came more than a day after it happened is late; history is not.
    select id, case when historical then '-infinity' else received_at - interval '1 day' end as late_before
    from event.batch
    where id = any (:batches)
), fine as materialized (
    select
        f.provider_id, coalesce(f.unit_id, 0) as unit_id, f.service_id, f.type_id, f.occurred_on,
        coalesce(f.channel, 0) as channel, coalesce(f.staff_id, 0) as staff_id,
        count(*)::int as events,
        count(*) filter (where f.outcome = (select answered from code))::int as answered,
        count(*) filter (where f.outcome = (select abandoned from code))::int as abandoned,
        count(*) filter (where f.resolved)::int as resolved,
        count(*) filter (where f.forwarded)::int as forwarded,
        count(*) filter (where f.consultation)::int as consultations,
        count(*) filter (where f.outcome = (select login from code))::int as logins,
        coalesce(sum(f.wait_s), 0) as wait_s, count(f.wait_s)::int as wait_n,
        coalesce(sum(f.talk_s), 0) as talk_s, count(f.talk_s)::int as talk_n,
        coalesce(sum(f.duration_s), 0) as duration_s, count(f.duration_s)::int as duration_n,
        count(*) filter (where f.at < batch.late_before)::int as late,
        array_agg(f.resident_ref) filter (where f.resident_ref is not null) as residents
    from event.fact f
    join batch on batch.id = f.batch_id
    where f.batch_id = any (:batches)
    group by
        f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, f.occurred_on, coalesce(f.channel, 0),
        coalesce(f.staff_id, 0)
), daily as (
    insert into usage.daily as u (
        provider_id, unit_id, service_id, type_id, occurred_on, channel, events, answered, abandoned, resolved,
        forwarded, consultations, logins, wait_s, wait_n, talk_s, talk_n, duration_s, duration_n)
    select
        provider_id, unit_id, service_id, type_id, occurred_on, channel, sum(events), sum(answered), sum(abandoned),
        sum(resolved), sum(forwarded), sum(consultations), sum(logins), sum(wait_s), sum(wait_n), sum(talk_s),
        sum(talk_n), sum(duration_s), sum(duration_n)
    from fine
    group by provider_id, unit_id, service_id, type_id, occurred_on, channel
    order by 1, 3, 4, 2, 5, 6
    on conflict (provider_id, service_id, type_id, unit_id, occurred_on, channel) do update set
        events = u.events + excluded.events,
        answered = u.answered + excluded.answered,
        abandoned = u.abandoned + excluded.abandoned,
        resolved = u.resolved + excluded.resolved,
        forwarded = u.forwarded + excluded.forwarded,
        consultations = u.consultations + excluded.consultations,
        logins = u.logins + excluded.logins,
        wait_s = u.wait_s + excluded.wait_s,
        wait_n = u.wait_n + excluded.wait_n,
        talk_s = u.talk_s + excluded.talk_s,
        talk_n = u.talk_n + excluded.talk_n,
        duration_s = u.duration_s + excluded.duration_s,
        duration_n = u.duration_n + excluded.duration_n
), staff_month as (
    insert into usage.staff_month as u (
        provider_id, unit_id, service_id, type_id, month_on, staff_id, events, answered, abandoned, resolved,
        forwarded, consultations, logins, wait_s, wait_n, talk_s, talk_n, duration_s, duration_n)
    select
        provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, staff_id, sum(events),
        sum(answered), sum(abandoned), sum(resolved), sum(forwarded), sum(consultations), sum(logins), sum(wait_s),
        sum(wait_n), sum(talk_s), sum(talk_n), sum(duration_s), sum(duration_n)
    from fine
    group by provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date, staff_id
    order by 1, 2, 3, 4, 5, 6
    on conflict (provider_id, unit_id, service_id, type_id, month_on, staff_id) do update set
        events = u.events + excluded.events,
        answered = u.answered + excluded.answered,
        abandoned = u.abandoned + excluded.abandoned,
        resolved = u.resolved + excluded.resolved,
        forwarded = u.forwarded + excluded.forwarded,
        consultations = u.consultations + excluded.consultations,
        logins = u.logins + excluded.logins,
        wait_s = u.wait_s + excluded.wait_s,
        wait_n = u.wait_n + excluded.wait_n,
        talk_s = u.talk_s + excluded.talk_s,
        talk_n = u.talk_n + excluded.talk_n,
        duration_s = u.duration_s + excluded.duration_s,
        duration_n = u.duration_n + excluded.duration_n
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
select provider_id, unit_id, service_id, type_id, date_trunc('month', occurred_on)::date as month_on, residents
from fine
where residents is not null
order by 1, 2, 3, 4, 5
