select
    e.at, e.viewer, s.given_name, s.surname, coalesce(s.protected, false) as protected, e.role, e.action,
    -- A group is named as it was then.
    case when e.action like 'group.%' then e.detail ->> 'name' else e.subject end as subject,
    e.purpose, e.unit, u.name as unit_name, e.detail ->> 'from' as "from", e.detail ->> 'to' as "to",
    e.detail ->> 'detail' as detail, e.detail ->> 'form' as form
from audit.entry e
left join registry.staff s on s.provider_id = e.provider_id and s.hsa_id = e.viewer
-- Exports name the unit by its public id.
left join registry.unit u on u.provider_id = e.provider_id and e.unit in (u.hsa_id, u.public_id)
where (:person::text is null or e.viewer = :person)
    and e.at >= :from and e.at < :before and e.at <= :at
order by e.at desc, e.id desc
offset :skip limit :limit
