select
    q.public_id as problem, b.public_id as receipt, q.received_at, q.reason, q.pointer, q.event_id as id,
    t.name as type, q.event_at as time, s.code as service, q.row_number as row,
    coalesce(q.closed_as, 'open') as state, q.closed_at, q.closed_reason,
    case when q.closed_at is null then
        (q.received_at + make_interval(days => coalesce(p.quarantine_days, 400)))::date::text
    end as expires_on
from event.quarantine q
left join event.batch b on b.id = q.batch_id
left join event.type t on t.id = q.type_id
left join registry.service s on s.id = q.service_id
left join registry.care_provider p on p.id = q.provider_id
where q.sender_id = :senderId
    and (:state::text is null or coalesce(q.closed_as, 'open') = :state)
    and (:reason::text is null or q.reason = :reason)
    and (:afterId::bigint is null or (q.received_at, q.id) < (:afterAt::timestamptz, :afterId::bigint))
order by q.received_at desc, q.id desc
limit :limit
