with gone as (
    select
        f.provider_id, f.service_id, f.occurred_on, count(*) as received,
        count(*) filter (where not b.historical and f.at < b.received_at - interval '1 day') as late,
        count(*) filter (where c.action = 'withdraw') as withdrawn
    from event.former_fact f
    join event.batch b on b.id = f.batch_id
    join event.correction c on c.sender_id = f.sender_id and c.correction_id = f.removed_by
    where f.sender_id = :sender and f.removed_by = any (:corrections)
    group by f.provider_id, f.service_id, f.occurred_on
)
update usage.completeness u set
    received = u.received - gone.received,
    late = u.late - gone.late,
    withdrawn = u.withdrawn + gone.withdrawn
from gone
where u.provider_id = gone.provider_id and u.service_id = gone.service_id and u.occurred_on = gone.occurred_on
