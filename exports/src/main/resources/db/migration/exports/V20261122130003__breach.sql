-- Whom a leaked export or its key concerns: the sweeper's role, which knows the keys, may also read how many it holds.
grant select (facts, ready_at, downloads) on export.export to statistik_eraser;
