insert into usage.month_change as m (provider_id, service_id, month_on, withdrawn, replaced)
select
    f.provider_id, f.service_id, date_trunc('month', f.occurred_on)::date,
    count(*) filter (where c.action = 'withdraw'), count(*) filter (where c.action = 'replace')
from event.former_fact f
join event.correction c on c.sender_id = f.sender_id and c.correction_id = f.removed_by
where f.sender_id = :sender and f.removed_by = any (:corrections)
group by f.provider_id, f.service_id, date_trunc('month', f.occurred_on)
order by 1, 2, 3
on conflict (provider_id, service_id, month_on) do update set
    withdrawn = m.withdrawn + excluded.withdrawn,
    replaced = m.replaced + excluded.replaced,
    changed_at = operation.now()
