with counted as (
    select
        coalesce(provider_id, 0) as provider_id, coalesce(service_id, 0) as service_id,
        coalesce(occurred_on, (received_at at time zone 'Europe/Stockholm')::date) as occurred_on,
        count(*) filter (where closed_at is null) as quarantined, count(*) filter (where closed_as = 'expired') as expired
    from event.quarantine
    -- Where an event with the same id is counted, nothing is missing.
    where (closed_at is null or closed_as = 'expired') and not key_taken
    group by 1, 2, 3
)
insert into usage.completeness as u (provider_id, service_id, occurred_on, quarantined, expired)
select provider_id, service_id, occurred_on, quarantined, expired
from counted
order by 1, 2, 3
on conflict (provider_id, service_id, occurred_on) do update set
    quarantined = excluded.quarantined,
    expired = excluded.expired
    where (u.quarantined, u.expired) is distinct from (excluded.quarantined, excluded.expired)
