select
    sv.code as service, sv.name_sv as service_sv, sv.name_en as service_en, t.name as event_type, u.name as unit_name,
    i.informed_on, m.month_on, <columns>
from usage.staff_month m
join registry.staff s on s.id = m.staff_id
join registry.service sv on sv.id = m.service_id
join event.type t on t.id = m.type_id
left join registry.unit u on u.id = m.unit_id
left join registry.staff_informed i on i.unit_id = u.id
-- Who asks is signed by the service and checked by the database: no parameter can name another.
where s.hsa_id = (select access.viewer())
    and m.month_on >= :from
order by sv.code, t.name, m.month_on desc, u.name nulls last
