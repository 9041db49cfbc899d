with latest as (
    select
        s.service_id, r.day, case when bool_and(r.state = 'match') then 'match' else 'differs' end as state,
        max(r.checked_at) as checked_at
    from event.reconciliation r
    join registry.sender_service s on s.sender_id = r.sender_id
    group by s.service_id, r.day
)
insert into usage.reconciled_day as u (service_id, day, state, checked_at)
select service_id, day, state, checked_at
from latest
order by 1, 2
on conflict (service_id, day) do update set state = excluded.state, checked_at = excluded.checked_at
    where (u.state, u.checked_at) is distinct from (excluded.state, excluded.checked_at)
