-- What a sender needs to find, mend and dismiss what was refused: the event's own id where it may be repeated, where it
-- belongs as far as that could be read, and rules that mend.
alter table event.quarantine
    add column key_id uuid,
    add column event_id text,
    add column type_id smallint references event.type,
    add column service_id smallint references registry.service,
    add column event_at timestamptz,
    add column occurred_on date,
    -- An event with this id was there before: accepting it again is no mending.
    add column key_taken boolean not null default false,
    add column noticed_days smallint not null default 0,
    add column closed_reason text;
create index quarantine_open on event.quarantine (sender_id, key_id)
    where closed_at is null and key_id is not null;
create index quarantine_list on event.quarantine (sender_id, received_at desc, id desc);
create index quarantine_age on event.quarantine (received_at) where closed_at is null;
create index quarantine_lost on event.quarantine (service_id, occurred_on)
    where closed_at is null or closed_as = 'expired';
select operation.annotate('event.quarantine', 'none', 'mending refused events', '400 days after closing', 'key_id',
    'event_id', 'type_id', 'service_id', 'event_at', 'occurred_on', 'key_taken', 'noticed_days', 'closed_reason');

create table event.mending_rule (
    id bigint generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    sender_id smallint not null references registry.sender,
    reason text not null,
    pointer text not null,
    from_value text not null,
    to_value text not null,
    created_at timestamptz not null default operation.now(),
    replayed_at timestamptz,
    mended bigint not null default 0,
    unique (sender_id, reason, pointer, from_value)
);
select operation.annotate('event.mending_rule', 'none', 'mending refused events', 'until further notice', 'id',
    'public_id', 'sender_id', 'reason', 'pointer', 'from_value', 'to_value', 'created_at', 'replayed_at', 'mended');
alter table event.mending_rule enable row level security;
alter table event.mending_rule force row level security;

-- Days until a refused event of a care provider expires; null for the 400 of the service.
alter table registry.care_provider
    add column quarantine_days int check (quarantine_days between 30 and 3650);
select operation.annotate('registry.care_provider', 'none', 'mending refused events', 'until further notice',
    'quarantine_days');

-- The collector still reads no payload: those that are replayed are read by the counter, which reads facts as well.
create policy mend on event.quarantine to statistik_counter using (true) with check (true);
grant select (provider_id, key_id, event_id, type_id, service_id, event_at, occurred_on, key_taken, closed_reason),
    update (closed_at, closed_as, closed_reason, sealed) on event.quarantine
    to statistik_collector;
grant select, update (sealed, fingerprint, closed_at, closed_as, noticed_days) on event.quarantine
    to statistik_counter;
grant select, insert, update on event.mending_rule to statistik_collector;
grant select on registry.care_provider to statistik_counter;
grant select (id, code) on registry.sender to statistik_counter;
