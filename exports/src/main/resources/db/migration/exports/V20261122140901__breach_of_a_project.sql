-- Whoever answers for a leaked key of a linkage project must see which exports it joins.
grant select (project_id) on export.export to statistik_eraser;
