-- A person behind each resident; one in eight residents is a resident of another care provider too.
-- Without figures of the table and room for the distinct ones, ten million events took more than six minutes here.
set work_mem = '256MB';
analyze event.fact;
create unlogged table resident as
select provider_id, resident_ref, 1 + (hashint8(
        case when resident_ref % 8 = 0 then resident_ref::bigint else provider_id * 4294967296 + resident_ref end)
    & 2147483646) as person_no
from (select distinct provider_id, resident_ref from event.fact where resident_ref is not null) r;
insert into vault.person (person_index, person_no, index_version)
select sha256(person_no::text::bytea), person_no, 1 from (select distinct person_no from resident) p;
insert into vault.resident (provider_id, resident_index, resident_ref, person_no, sealed, index_version, wrapping_version)
select provider_id, sha256((provider_id || '-' || resident_ref)::bytea), resident_ref, person_no, ''::bytea, 1, 1
from resident;
