select
    provider_id, coalesce(unit_id, 0) as unit_id, service_id, type_id,
    date_trunc('month', occurred_on)::date as month_on,
    array_agg(distinct resident_ref) as residents
from event.fact
where batch_id = any (:batches) and occurred_on between :first and :last and resident_ref is not null
group by provider_id, coalesce(unit_id, 0), service_id, type_id, date_trunc('month', occurred_on)
order by 1, 2, 3, 4, 5
