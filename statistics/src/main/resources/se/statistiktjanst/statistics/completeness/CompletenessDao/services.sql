with counted as (
    select
        service_id, sum(received)::bigint as received, sum(late)::bigint as late, sum(quarantined)::bigint as quarantined,
        sum(expired)::bigint as lost
    from usage.completeness
    where occurred_on >= :from and occurred_on < :before
    group by service_id
), compared as (
    select
        service_id, count(*) filter (where state = 'match')::int as matched,
        count(*) filter (where state = 'differs')::int as differing
    from usage.reconciled_day
    where day >= :from and day < :before
    group by service_id
)
select
    s.code as service, coalesce(c.received, 0) as received, coalesce(c.late, 0) as late,
    coalesce(c.quarantined, 0) as quarantined, coalesce(c.lost, 0) as lost, coalesce(d.matched, 0) as matched_days,
    coalesce(d.differing, 0) as differing_days
from registry.service s
left join counted c on c.service_id = s.id
left join compared d on d.service_id = s.id
order by s.code
