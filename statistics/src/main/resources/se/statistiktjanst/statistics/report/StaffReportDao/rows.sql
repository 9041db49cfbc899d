select
    u.hsa_id as unit_hsa_id, u.name as unit_name, s.public_id as staff_id, s.hsa_id as staff_hsa_id, s.given_name,
    s.surname, coalesce(s.protected, false) as protected, m.month_on, t.name as event_type,
    <sums>
from usage.staff_month m
join registry.unit u on u.id = m.unit_id
join event.type t on t.id = m.type_id
left join registry.staff s on s.id = m.staff_id
where m.service_id = :service
    -- Figures of single persons are off until somebody has recorded that the unit's staff are informed.
    and (not :perStaff or exists (select from registry.staff_informed i where i.unit_id = u.id))
    and m.month_on between :from and :to
    and (:unit::int is null or m.unit_id = :unit)
    and (:eventType::text is null or t.name = :eventType)
group by u.hsa_id, u.name, s.public_id, s.hsa_id, s.given_name, s.surname, coalesce(s.protected, false), m.month_on,
    t.name
order by m.month_on, u.hsa_id, s.given_name nulls last, s.surname, s.hsa_id, t.name
