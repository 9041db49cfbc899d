-- Several batches may be the first of a month at the same time. The second waits for the lock, and may then still remember
-- that there was no such table: seen in the fault test as duplicate_table (42P07), answered with 500. What was made
-- meanwhile is what was wanted.
create or replace function event.ensure_month(day date) returns void language plpgsql security definer
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
    begin
        execute format('create table event.%I partition of event.fact for values from (%L) to (%L)', name, from_on,
            (from_on + interval '1 month')::date);
    exception when duplicate_table then
        return;
    end;
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
