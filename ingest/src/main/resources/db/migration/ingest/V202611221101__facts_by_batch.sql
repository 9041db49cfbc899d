-- A fold reads the facts of a few new batches. Block ranges that autovacuum has not summarised yet, which are the newest,
-- were read whole; and the planner, which knows nothing of the newest days, read all facts of the day by care provider
-- instead. Ids of batches rise, so an exact index is appended to, and its equal entries are kept together.
drop index event.fact_batch;
create index fact_batch on event.fact (batch_id);
