-- A process checks schema and clock with whichever of its roles comes first. The resolver could not, so that a command with
-- its role started or did not start by chance.
grant select on operation.schema_history to statistik_resolver;
