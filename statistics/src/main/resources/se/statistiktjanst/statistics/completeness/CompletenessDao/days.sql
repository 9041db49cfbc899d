select
    s.code as service, c.occurred_on, c.received, c.late, c.withdrawn, c.quarantined, c.expired as lost,
    r.state as reconciled
from usage.completeness c
join registry.service s on s.id = c.service_id
left join usage.reconciled_day r on r.service_id = c.service_id and r.day = c.occurred_on
where c.provider_id = (select access.provider()) and c.occurred_on between :from and :to
order by s.code, c.occurred_on
