with mine as (
    select distinct u.hsa_id, u.public_id, u.name
    from usage.staff_month m
    join registry.staff s on s.id = m.staff_id
    join registry.unit u on u.id = m.unit_id
    where s.hsa_id = (select access.viewer())
)
select
    e.at, e.viewer, s.given_name, s.surname, coalesce(s.protected, false) as protected, e.role, e.action, e.subject,
    e.purpose, e.unit, mine.name as unit_name, e.detail ->> 'from' as "from", e.detail ->> 'to' as "to",
    e.detail ->> 'detail' as detail, e.detail ->> 'form' as form
from audit.entry e
left join mine on e.unit in (mine.hsa_id, mine.public_id)
left join registry.staff s on s.provider_id = e.provider_id and s.hsa_id = e.viewer
where e.at <= :at
    and e.action in ('staff.view', 'report.view', 'export.order', 'export.approve', 'export.download')
    -- An export or report without a unit is of all the care provider's units, mine among them.
    and (mine.hsa_id is not null or (e.unit is null and exists (select from mine)))
order by e.at desc, e.id desc
offset :skip limit :limit
