with code as (
    select
        max(id) filter (where code = 'answered') as answered,
        max(id) filter (where code = 'abandoned') as abandoned,
        max(id) filter (where code = 'login') as login
    from event.dimension_value
    where provider_id = 0 and dimension = 'outcome'
), gone as (
    select
        f.provider_id,
        coalesce(f.unit_id, 0) as unit_id,
        f.service_id,
        f.type_id,
        date_trunc('month', f.occurred_on)::date as month_on,
        coalesce(f.staff_id, 0) as staff_id,
        count(*) as events,
        count(*) filter (where f.outcome = code.answered) as answered,
        count(*) filter (where f.outcome = code.abandoned) as abandoned,
        count(*) filter (where f.resolved) as resolved,
        count(*) filter (where f.forwarded) as forwarded,
        count(*) filter (where f.consultation) as consultations,
        count(*) filter (where f.outcome = code.login) as logins,
        coalesce(sum(f.wait_s), 0) as wait_s,
        count(f.wait_s) as wait_n,
        coalesce(sum(f.talk_s), 0) as talk_s,
        count(f.talk_s) as talk_n,
        coalesce(sum(f.duration_s), 0) as duration_s,
        count(f.duration_s) as duration_n
    from event.former_fact f
    cross join code
    where f.sender_id = :sender and f.removed_by = any (:corrections)
    group by
        f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, date_trunc('month', f.occurred_on)::date, coalesce(f.staff_id, 0)
)
update usage.staff_month u set
    events = u.events - gone.events,
    answered = u.answered - gone.answered,
    abandoned = u.abandoned - gone.abandoned,
    resolved = u.resolved - gone.resolved,
    forwarded = u.forwarded - gone.forwarded,
    consultations = u.consultations - gone.consultations,
    logins = u.logins - gone.logins,
    wait_s = u.wait_s - gone.wait_s,
    wait_n = u.wait_n - gone.wait_n,
    talk_s = u.talk_s - gone.talk_s,
    talk_n = u.talk_n - gone.talk_n,
    duration_s = u.duration_s - gone.duration_s,
    duration_n = u.duration_n - gone.duration_n
from gone
where u.provider_id = gone.provider_id
    and u.unit_id = gone.unit_id
    and u.service_id = gone.service_id
    and u.type_id = gone.type_id
    and u.month_on = gone.month_on
    and u.staff_id = gone.staff_id
