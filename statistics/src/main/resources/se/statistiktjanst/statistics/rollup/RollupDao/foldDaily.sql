with code as (
    select
        max(id) filter (where code = 'answered') as answered,
        max(id) filter (where code = 'abandoned') as abandoned,
        max(id) filter (where code = 'login') as login
    from event.dimension_value
    where provider_id = 0 and dimension = 'outcome'
)
insert into usage.daily as u (
    provider_id, unit_id, service_id, type_id, occurred_on, channel, events, answered, abandoned, resolved, forwarded,
    consultations, logins, wait_s, wait_n, talk_s, talk_n, duration_s, duration_n)
select
    f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, f.occurred_on, coalesce(f.channel, 0), count(*),
    count(*) filter (where f.outcome = code.answered),
    count(*) filter (where f.outcome = code.abandoned),
    count(*) filter (where f.resolved),
    count(*) filter (where f.forwarded),
    count(*) filter (where f.consultation),
    count(*) filter (where f.outcome = code.login),
    coalesce(sum(f.wait_s), 0), count(f.wait_s),
    coalesce(sum(f.talk_s), 0), count(f.talk_s),
    coalesce(sum(f.duration_s), 0), count(f.duration_s)
from event.fact f
cross join code
where f.batch_id = any (:batches) and f.occurred_on between :first and :last
group by f.provider_id, coalesce(f.unit_id, 0), f.service_id, f.type_id, f.occurred_on, coalesce(f.channel, 0)
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
