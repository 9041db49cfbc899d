with gone as (
    delete from event.fact f
    using event.batch b
    where f.provider_id = any (:providers) and f.occurred_on = :day and f.sender_id = :sender
        and f.key_prefix = any (:keys) and b.id = f.batch_id and b.folded_at is not null
    returning f.*
)
insert into event.former_fact (
    provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on, hour, staff_id,
    resident_ref, age, sex, resident_county, channel, outcome, activity, errand, clinic, resolved, forwarded, consultation, wait_s, talk_s,
    duration_s, extra,
    removed_by)
select
    g.provider_id, g.unit_id, g.service_id, g.type_id, g.sender_id, g.batch_id, g.key_prefix, g.at, g.occurred_on, g.hour,
    g.staff_id, g.resident_ref, g.age, g.sex, g.resident_county, g.channel, g.outcome, g.activity, g.errand, g.clinic, g.resolved,
    g.forwarded, g.consultation, g.wait_s, g.talk_s, g.duration_s, g.extra, c.correction_id
from gone g
join event.correction c
    on c.sender_id = g.sender_id and c.old_on = g.occurred_on and c.old_key = g.key_prefix and c.applied_at is null
returning removed_by
