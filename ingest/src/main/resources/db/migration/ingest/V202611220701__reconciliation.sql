-- What a sender can hold against its own books. Each receipt's counts carry the sum of the hashes of its ids, so that the
-- sums of a day are added up over receipts and never over keys. A null sum is of a receipt older than this.
alter table event.batch_count
    add column sender_id smallint references registry.sender,
    add column id_sum bigint;
-- The owner is subject to row-level security too, and would see no row.
alter table event.batch no force row level security;
alter table event.batch_count no force row level security;
update event.batch_count c set sender_id = b.sender_id from event.batch b where b.id = c.batch_id;
alter table event.batch force row level security;
alter table event.batch_count force row level security;
create index batch_count_sender on event.batch_count (sender_id, hour_at) include (accepted, id_sum);
select operation.annotate('event.batch_count', 'none', 'receipts', 'until further notice', 'sender_id', 'id_sum');

-- Finds the keys of an hour. They come roughly in the order of time, so block ranges are enough and cost nothing.
create index key_hour on event.key using brin (hour int4_minmax_multi_ops)
    with (pages_per_range = 32, autosummarize = on);

-- How the last comparison of a sender's day (UTC) ended, and the hours that differ.
create table event.reconciliation (
    sender_id smallint not null references registry.sender,
    day date not null,
    state text not null check (state in ('match', 'differs')),
    hours smallint[] not null,
    checked_at timestamptz not null default operation.now(),
    primary key (sender_id, day)
);
select operation.annotate('event.reconciliation', 'none', 'receipts', 'until further notice', 'sender_id', 'day',
    'state', 'hours', 'checked_at');
alter table event.reconciliation enable row level security;
alter table event.reconciliation force row level security;
create policy fold on event.reconciliation for select to statistik_counter using (true);
grant select, insert, update on event.reconciliation to statistik_collector;
grant select on event.reconciliation to statistik_counter;
