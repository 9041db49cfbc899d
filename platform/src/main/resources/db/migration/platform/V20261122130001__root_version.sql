-- Which version of the root key new things are made with. One answer for all processes, whatever files they have read: a
-- rotation changes it here, and no process goes on with another.

create table operation.root_version (
    version smallint primary key check (version > 0),
    -- current: new things; previous: the vault may still have rows of it; kept: what is left of it says so itself
    state text not null check (state in ('current', 'previous', 'kept')),
    -- tells this root from another that has the same version number
    check_value bytea check (length(check_value) = 8),
    current_since timestamptz not null default operation.now()
);
create unique index root_version_one_current on operation.root_version (state) where state = 'current';
create unique index root_version_one_previous on operation.root_version (state) where state = 'previous';
select operation.annotate('operation.root_version', 'none', 'key rotation', 'until retired', 'version', 'state',
    'check_value', 'current_since');
grant select on operation.root_version to statistik_vaultkeeper, statistik_collector, statistik_counter,
    statistik_publisher, statistik_open, statistik_staff, statistik_exporter, statistik_resolver, statistik_portal,
    statistik_operator, statistik_eraser;
grant usage on schema operation to statistik_vaultkeeper;
