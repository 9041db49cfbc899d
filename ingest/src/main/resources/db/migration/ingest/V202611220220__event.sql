-- What happened: receipts, idempotency keys, facts, quarantine.

create schema event;

create table event.type (
    id smallint generated always as identity primary key,
    name text not null unique,
    family text not null
);
-- Values of the dimensions of facts. Clinic and errand are a care provider's own words; the rest is shared (provider 0).
create table event.dimension_value (
    id int generated always as identity primary key,
    provider_id int not null,
    dimension text not null check (dimension in ('channel', 'outcome', 'errand', 'clinic', 'activity')),
    code text not null,
    unique (provider_id, dimension, code)
);
create table event.batch (
    id bigint generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    sender_id smallint not null references registry.sender,
    transport text not null check (transport in ('http', 'file', 'sftp', 'pull', 'stream')),
    received_at timestamptz not null default operation.now(),
    received int not null,
    accepted int not null,
    duplicates int not null,
    conflicts int not null,
    rejected int not null,
    late int not null default 0,
    historical boolean not null default false,
    first_on date,
    last_on date,
    folded_at timestamptz,
    check (received = accepted + duplicates + conflicts + rejected)
);
create index batch_unfolded on event.batch (id) where folded_at is null;
create index batch_sender on event.batch (sender_id, received_at desc);
create table event.batch_count (
    batch_id bigint not null references event.batch,
    type_id smallint not null references event.type,
    hour_at timestamptz not null,
    accepted int not null,
    primary key (batch_id, type_id, hour_at)
);
-- Not partitioned and without care provider on purpose: an id is unique for its sender for ever.
create table event.key (
    sender_id smallint not null references registry.sender,
    id uuid not null,
    hour int not null,
    digest bigint not null,
    digest_version smallint not null,
    primary key (sender_id, id)
);
create table event.fact (
    provider_id int not null,
    unit_id int,
    service_id smallint not null,
    type_id smallint not null,
    sender_id smallint not null,
    batch_id bigint not null,
    key_prefix bigint not null,
    at timestamptz not null,
    occurred_on date not null,
    hour smallint not null,
    staff_id int,
    resident_ref int,
    age smallint,
    sex smallint,
    channel int,
    outcome int,
    activity int,
    errand int,
    clinic int,
    resolved boolean,
    forwarded boolean,
    consultation boolean,
    wait_s int,
    talk_s int,
    duration_s int,
    extra jsonb
) partition by range (occurred_on);
create index fact_batch on event.fact using brin (batch_id) with (pages_per_range = 16);
create index fact_provider on event.fact (provider_id, occurred_on);
create table event.quarantine (
    id bigint generated always as identity primary key,
    public_id text not null unique default operation.public_id(),
    sender_id smallint not null references registry.sender,
    provider_id int,
    batch_id bigint references event.batch,
    fingerprint bytea not null check (length(fingerprint) = 16),
    received_at timestamptz not null default operation.now(),
    row_number int,
    reason text not null,
    pointer text not null,
    sealed bytea not null,
    key_version smallint not null,
    closed_at timestamptz,
    closed_as text check (closed_as in ('mended', 'replayed', 'dismissed', 'expired')),
    unique (sender_id, fingerprint)
);
create table event.import (
    id bigint generated always as identity primary key,
    sender_id smallint not null references registry.sender,
    mapping text not null,
    file_digest bytea not null check (length(file_digest) = 32),
    rows_done bigint not null default 0,
    started_at timestamptz not null default operation.now(),
    finished_at timestamptz,
    unique (sender_id, mapping, file_digest)
);

select operation.annotate('event.type', 'none', 'statistics', 'until further notice', 'id', 'name', 'family');
select operation.annotate('event.dimension_value', 'none', 'statistics', 'until further notice', 'id', 'provider_id',
    'dimension', 'code');
select operation.annotate('event.batch', 'none', 'receipts', 'until further notice', 'id', 'public_id', 'sender_id',
    'transport', 'received_at', 'received', 'accepted', 'duplicates', 'conflicts', 'rejected', 'late', 'historical',
    'first_on', 'last_on', 'folded_at');
select operation.annotate('event.batch_count', 'none', 'receipts', 'until further notice', 'batch_id', 'type_id',
    'hour_at', 'accepted');
select operation.annotate('event.key', 'none', 'idempotency', 'for ever', 'sender_id', 'id', 'hour', 'digest_version');
select operation.annotate('event.key', 'resident', 'idempotency', 'for ever', 'digest');
select operation.annotate('event.fact', 'none', 'statistics', 'until further notice', 'provider_id', 'unit_id',
    'service_id', 'type_id', 'sender_id', 'batch_id', 'key_prefix', 'at', 'occurred_on', 'hour', 'channel', 'outcome',
    'activity', 'resolved', 'forwarded', 'consultation', 'wait_s', 'talk_s', 'duration_s', 'extra');
select operation.annotate('event.fact', 'staff', 'statistics', 'until further notice', 'staff_id');
select operation.annotate('event.fact', 'resident', 'statistics', 'until further notice', 'resident_ref', 'age', 'sex');
select operation.annotate('event.fact', 'health', 'statistics', 'until further notice', 'errand', 'clinic');
select operation.annotate('event.quarantine', 'none', 'mending refused events', '400 days', 'id', 'public_id',
    'sender_id', 'provider_id', 'batch_id', 'fingerprint', 'received_at', 'row_number', 'reason', 'pointer',
    'key_version', 'closed_at', 'closed_as');
select operation.annotate('event.quarantine', 'health', 'mending refused events', '400 days', 'sealed');
select operation.annotate('event.import', 'none', 'resuming an import', '400 days', 'id', 'sender_id', 'mapping',
    'file_digest', 'rows_done', 'started_at', 'finished_at');

-- Months are made on demand by the collector, which may not create tables itself. No default partition: an event of a
-- month that cannot be made is an error, never a stray row.
create function event.ensure_month(day date) returns void language plpgsql security definer
    set search_path = event, pg_catalog, pg_temp as $$
declare
    from_on date := date_trunc('month', day)::date;
    name text := format('fact_%s', to_char(day, 'YYYYMM'));
    old record;
begin
    if to_regclass('event.' || name) is not null then
        return;
    end if;
    if day < date '2000-01-01' or day > (operation.now() + interval '40 days')::date then
        raise exception 'no month is made for this date' using errcode = '22008';
    end if;
    perform pg_advisory_xact_lock(hashtext('event.ensure_month'));
    if to_regclass('event.' || name) is not null then
        return;
    end if;
    execute format('create table event.%I partition of event.fact for values from (%L) to (%L)', name, from_on,
        (from_on + interval '1 month')::date);
    execute format('alter table event.%I enable row level security', name);
    execute format('alter table event.%I force row level security', name);
    for old in
        select a.attname, col_description('event.fact'::regclass, a.attnum) as text
        from pg_attribute a where a.attrelid = 'event.fact'::regclass and a.attnum > 0 and not a.attisdropped
    loop
        execute format('comment on column event.%I.%I is %L', name, old.attname, old.text);
    end loop;
end
$$;
grant execute on function event.ensure_month(date) to statistik_collector;

do $$
declare
    tab text;
begin
    foreach tab in array array['dimension_value', 'batch', 'batch_count', 'key', 'fact', 'quarantine', 'import'] loop
        execute format('alter table event.%I enable row level security', tab);
        execute format('alter table event.%I force row level security', tab);
    end loop;
end
$$;
create policy whole on event.dimension_value for select to statistik_counter, statistik_publisher using (true);
create policy own on event.dimension_value for select to statistik_staff, statistik_exporter
    using (provider_id = 0 or provider_id = (select access.provider()));
create policy fold on event.batch to statistik_counter using (true) with check (true);
create policy publish on event.batch for select to statistik_publisher, statistik_operator using (true);
create policy whole on event.fact for select to statistik_counter, statistik_publisher using (true);
create policy own on event.fact for select to statistik_exporter using (provider_id = (select access.provider()));
create policy operate on event.quarantine for select to statistik_operator using (true);

grant usage on schema event to statistik_collector, statistik_counter, statistik_publisher, statistik_staff,
    statistik_exporter, statistik_operator;
grant select, insert on event.type, event.dimension_value, event.batch_count, event.key to statistik_collector;
grant select, insert, update on event.batch, event.import to statistik_collector;
grant insert on event.fact to statistik_collector;
grant insert, select (id, public_id, sender_id, batch_id, fingerprint, received_at, row_number, reason, pointer,
    closed_at, closed_as) on event.quarantine to statistik_collector;
grant select on event.type, event.dimension_value to statistik_counter, statistik_publisher, statistik_staff,
    statistik_exporter, statistik_operator;
grant select on event.fact to statistik_counter, statistik_publisher, statistik_exporter;
grant select on event.batch to statistik_counter, statistik_publisher, statistik_operator;
grant update (folded_at) on event.batch to statistik_counter;
