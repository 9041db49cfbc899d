-- Exports that hold a resident who is erased or restricted end at once. Selected by what they were made of: months,
-- service, unit and type of a recipe against the resident's facts.
alter table export.export add column revoked_at timestamptz;
select operation.annotate('export.export', 'none', 'exports', '5 years', 'revoked_at');
grant select (recipe, downloads, job_id, revoked_at), update (revoked_at) on export.export to statistik_eraser;
grant select (id, public_id) on registry.unit to statistik_eraser;
grant select on registry.service, event.type to statistik_eraser;
create policy erase_own on registry.unit for select to statistik_eraser using (provider_id = (select access.provider()));
