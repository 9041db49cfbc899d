select
    f.provider_id, coalesce(f.unit_id, 0) as unit_id, f.service_id, f.type_id,
    date_trunc('month', f.occurred_on)::date as month_on, null::int[] as residents,
    array_agg(f.wait_s) filter (where f.wait_s is not null) as waits,
    array_agg(f.talk_s) filter (where f.talk_s is not null) as talks,
    array_agg(f.duration_s) filter (where f.duration_s is not null) as durations
from event.former_fact f
where f.sender_id = :sender and f.removed_by = any (:corrections)
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
