-- A sender's corrections of its own events, in order, and the facts that they took out of the figures.
create table event.correction (
    sender_id smallint not null references registry.sender,
    key_id uuid not null,
    version int not null check (version > 0),
    correction_id uuid not null,
    batch_id bigint not null references event.batch,
    action text not null check (action in ('withdraw', 'replace')),
    key_hour int not null,
    id_hash bigint not null,
    old_on date not null,
    old_key bigint not null,
    new_on date,
    received_at timestamptz not null default operation.now(),
    applied_at timestamptz,
    removed smallint,
    primary key (sender_id, key_id, version),
    unique (sender_id, correction_id),
    check ((action = 'withdraw') = (new_on is null))
);
create index correction_pending on event.correction (batch_id) where applied_at is null;
create index correction_withdrawn on event.correction (sender_id, key_hour) include (id_hash)
    where action = 'withdraw';
select operation.annotate('event.correction', 'none', 'corrections', 'for ever', 'sender_id', 'key_id', 'version',
    'correction_id', 'batch_id', 'action', 'key_hour', 'id_hash', 'old_on', 'old_key', 'new_on', 'received_at', 'applied_at',
    'removed');

create table event.former_fact (
    like event.fact,
    removed_by uuid not null,
    removed_at timestamptz not null default operation.now()
);
create index former_fact_removal on event.former_fact (sender_id, removed_by);
select operation.annotate('event.former_fact', 'none', 'history of corrections', 'as the event', 'provider_id',
    'unit_id', 'service_id', 'type_id', 'sender_id', 'batch_id', 'key_prefix', 'at', 'occurred_on', 'hour', 'channel',
    'outcome', 'activity', 'resolved', 'forwarded', 'consultation', 'wait_s', 'talk_s', 'duration_s', 'extra',
    'removed_by', 'removed_at');
select operation.annotate('event.former_fact', 'staff', 'history of corrections', 'as the event', 'staff_id');
select operation.annotate('event.former_fact', 'resident', 'history of corrections', 'as the event', 'resident_ref',
    'age', 'sex');
select operation.annotate('event.former_fact', 'health', 'history of corrections', 'as the event', 'errand', 'clinic');

alter table event.correction enable row level security;
alter table event.correction force row level security;
alter table event.former_fact enable row level security;
alter table event.former_fact force row level security;
create policy apply on event.correction to statistik_counter using (true) with check (true);
create policy keep on event.former_fact to statistik_counter using (true) with check (true);
create policy take_out on event.fact for delete to statistik_counter using (true);

grant select, insert on event.correction to statistik_collector;
grant select, update (applied_at, removed) on event.correction to statistik_counter;
grant select, insert on event.former_fact to statistik_counter;
grant delete on event.fact to statistik_counter;
