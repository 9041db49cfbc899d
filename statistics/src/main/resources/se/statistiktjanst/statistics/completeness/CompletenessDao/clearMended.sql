update usage.completeness u set quarantined = 0, expired = 0
where (u.quarantined > 0 or u.expired > 0) and not exists (
    select from event.quarantine q
    where (q.closed_at is null or q.closed_as = 'expired') and not q.key_taken
        and coalesce(q.provider_id, 0) = u.provider_id and coalesce(q.service_id, 0) = u.service_id
        and coalesce(q.occurred_on, (q.received_at at time zone 'Europe/Stockholm')::date) = u.occurred_on)
