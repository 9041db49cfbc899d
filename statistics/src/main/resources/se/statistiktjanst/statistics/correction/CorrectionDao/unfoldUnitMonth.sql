with <codes>, gone as (
    select
        f.provider_id, coalesce(f.unit_id, 0) as unit_id, f.service_id, f.type_id,
        date_trunc('month', f.occurred_on)::date as month_on, coalesce(f.channel, 0) as channel, <ofFacts>
    from event.former_fact f
    where f.sender_id = :sender and f.removed_by = any (:corrections)
    group by 1, 2, 3, 4, 5, 6
)
update usage.unit_month u set <taken>
from gone
where u.provider_id = gone.provider_id and u.unit_id = gone.unit_id and u.service_id = gone.service_id
    and u.type_id = gone.type_id and u.month_on = gone.month_on and u.channel = gone.channel
