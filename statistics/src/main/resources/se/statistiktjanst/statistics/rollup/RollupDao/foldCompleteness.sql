insert into usage.completeness as u (provider_id, service_id, occurred_on, received, late)
select
    f.provider_id, f.service_id, f.occurred_on, count(*),
    count(*) filter (where not b.historical and f.at < b.received_at - interval '1 day')
from event.fact f
join event.batch b on b.id = f.batch_id
where f.batch_id = any (:batches) and f.occurred_on between :first and :last
group by f.provider_id, f.service_id, f.occurred_on
order by 1, 2, 3
on conflict (provider_id, service_id, occurred_on) do update set
    received = u.received + excluded.received,
    late = u.late + excluded.late
