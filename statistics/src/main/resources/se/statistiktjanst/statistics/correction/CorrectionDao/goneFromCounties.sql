with former as (
    select distinct
        provider_id, resident_county, service_id, type_id, date_trunc('month', occurred_on)::date as month_on, resident_ref
    from event.former_fact
    where sender_id = :sender and removed_by = any (:corrections) and resident_ref is not null
        and resident_county is not null
)
select
    r.provider_id, r.resident_county::int as place_id, r.service_id, r.type_id, r.month_on,
    array_agg(r.resident_ref) as residents
from former r
where not exists (
    select from event.fact f
    where f.provider_id = r.provider_id and f.occurred_on >= r.month_on
        and f.occurred_on < (r.month_on + interval '1 month')::date and f.resident_county = r.resident_county
        and f.service_id = r.service_id and f.type_id = r.type_id and f.resident_ref = r.resident_ref)
group by r.provider_id, r.resident_county, r.service_id, r.type_id, r.month_on
order by 1, 2, 3, 4, 5
