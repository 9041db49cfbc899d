package se.statistiktjanst.service.catalogue;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Faults that PostgreSQL's catalogue shows, one line each; none is right. */
final class Catalogue {
    /** Tables that every role with a grant sees whole, and why no care provider's data is in them. */
    static final Map<String, String> WITHOUT_ROW_SECURITY = Map.ofEntries(
            Map.entry("access.context_key", "no grant but to statistik_gate; one key for all care providers"),
            Map.entry("audit.log_key", "no grant but to statistik_auditor; one key for all care providers"),
            Map.entry("event.type", "names of event types, the same for everybody"),
            Map.entry("open.cell", "protected cells, public"),
            Map.entry("open.cube", "definitions of open tables, public"),
            Map.entry("open.dimension_value", "words of open tables, public"),
            Map.entry("open.notice", "texts of open pages, public"),
            Map.entry("open.release", "releases of open tables, public"),
            Map.entry("operation.clock_offset", "one row: the shift of the clock"),
            Map.entry("operation.root_version", "numbers of key versions; no key"),
            Map.entry("operation.schema_history", "Flyway's list of migrations"),
            Map.entry("registry.county", "names of counties, public"),
            Map.entry("registry.population", "how many live in a county, public"),
            Map.entry("registry.sender", "systems that send; only collector and operator read it"),
            Map.entry("registry.sender_service", "what a sender may send; only collector and operator read it"),
            Map.entry("registry.service", "names of services, public"),
            Map.entry("usage.reconciled_day", "how the day of a service compared; nothing of a care provider"),
            Map.entry("usage.freshness", "one row: until when events are counted"),
            Map.entry("usage.revision", "register of revisions; only the publisher reads it"),
            Map.entry("usage.staff_cube", "definitions of the tables for staff; what is in them is elsewhere"),
            Map.entry("usage.shape", "one row: which shape the roll-ups have"));

    /** Policies of roles that work for one care provider at a time which do not ask for whom, and why. */
    static final Map<String, String> POLICIES_FOR_ALL = Map.of(
            "operation.job workers", "the queue is one; a job carries ids, and what it reads asks again",
            "operation.notice workers", "the outbox is one; a notice carries ids, and who makes one reads none back");

    /** Unique keys of customer data that start with something else, and why they tell nobody anything. */
    static final Map<String, String> UNIQUE_ACROSS_CARE_PROVIDERS = Map.ofEntries(
            Map.entry("event.batch_count(batch_id, type_id, hour_at)", "collector only; a batch is one sender's"),
            Map.entry("event.correction(sender_id, key_id, version)", "collector only; a sender's own events"),
            Map.entry("event.correction(sender_id, correction_id)", "collector only; a sender's own events"),
            Map.entry("event.mending_rule(sender_id, reason, pointer, from_value)", "collector only; a sender's own"),
            Map.entry("event.reconciliation(sender_id, day)", "collector only; a sender's own days"),
            Map.entry("event.import(sender_id, mapping, file_digest)", "collector only; a sender's own files"),
            Map.entry("event.integration(name)", "collector and operator only; names stand in the configuration"),
            Map.entry("event.key(sender_id, id)", "collector only; an id is unique for its sender for ever"),
            Map.entry("event.quarantine(sender_id, fingerprint)", "collector only; a sender's own events"),
            Map.entry("export.export(storage_folder)", "drawn at random"),
            Map.entry("export.object(stored_as)", "drawn at random"),
            Map.entry("registry.care_provider(hsa_id)", "who the care providers are is public"),
            Map.entry("vault.epoch(only_row)", "one row: the epoch of what is remembered, and which log is ours"),
            Map.entry("vault.person(person_index)", "vaultkeeper only; a keyed hash"),
            Map.entry("vault.person(person_no)", "vaultkeeper only; drawn at random"));

    private static final String OURS = """
            with ours as (
                select oid, nspname from pg_namespace
                where nspname !~ '^pg_' and nspname not in ('information_schema', 'crypto')
            ), tables as (
                select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.reloptions, c.relrowsecurity,
                    c.relforcerowsecurity, c.relispartition
                from pg_class c join ours n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'f')
            )
            """;

    private final Jdbi jdbi;

    Catalogue(Jdbi superuser) {
        this.jdbi = superuser;
    }

    List<String> columnsWithoutAnnotation() {
        return list("""
                select t.name || '.' || a.attname
                from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                where coalesce(col_description(t.oid, a.attnum), '')
                    !~ '^class: (none|staff|resident|health); purpose: [^;]+; retention: [^;]+$'
                """);
    }

    List<String> tablesWithoutForcedRowSecurity() {
        return list("select name from tables where relkind in ('r', 'p', 'f')"
                        + " and not (relrowsecurity and relforcerowsecurity)")
                .stream()
                .filter(table -> !WITHOUT_ROW_SECURITY.containsKey(table))
                .toList();
    }

    /** Bare calls are run for each row; a policy of PUBLIC holds for roles that nobody thought of. */
    List<String> policiesOutOfForm() {
        return list("""
                , policies as (
                    select schemaname || '.' || tablename || ' ' || policyname as name, roles,
                        coalesce(qual, '') as rows, coalesce(with_check, '') as checked,
                        regexp_replace(coalesce(qual, '') || coalesce(with_check, ''),
                            '\\( SELECT access\\.\\w+\\(\\) AS \\w+\\)', '', 'g') as rest,
                        roles && array['statistik_staff', 'statistik_exporter', 'statistik_resolver', 'public']::name[]
                            as for_tenants
                    from pg_policies
                )
                select name from policies
                where rest ~ 'access\\.' or 'public' = any (roles)
                    or for_tenants and (
                        rows <> '' and rows !~ '\\w = \\( SELECT access\\.provider\\(\\) AS provider\\)'
                        or checked <> '' and checked !~ '\\w = \\( SELECT access\\.provider\\(\\) AS provider\\)')
                """).stream()
                .filter(policy -> !POLICIES_FOR_ALL.containsKey(policy))
                .toList();
    }

    /** A plain view reads with its owner's rights; a materialised view knows no row-level security at all. */
    List<String> viewsThatShowAll() {
        return list("""
                select name from tables
                where relkind = 'm'
                    or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)
                """);
    }

    List<String> unsafeFunctions() {
        return list("""
                , functions as (
                    select p.*, n.nspname || '.' || p.proname as name
                    from pg_proc p join ours n on n.oid = p.pronamespace
                )
                select name || ' can be run by everybody' from functions
                where proacl is null or exists (select from aclexplode(proacl) x where x.grantee = 0)
                union all
                select name || ' does not pin its search_path' from functions
                where prosecdef and not exists (
                    select from unnest(proconfig) setting where setting ~ '^search_path=(\\w+, )?pg_catalog, pg_temp$')
                union all
                select name || ' runs as ' || r.rolname || ', who logs in' from functions
                join pg_roles r on r.oid = proowner
                where prosecdef and (r.rolcanlogin or r.rolsuper)
                """);
    }

    /** A single identity says no more than how many rows there are; public ids and hashes cannot be guessed. */
    List<String> uniqueKeysThatTellOfOthers() {
        return list("""
                , keys as (
                    select t.name, array_agg(a.attname::text order by k.position) as columns,
                        bool_and(a.attidentity = 'a') as identity
                    from tables t join pg_index i on i.indrelid = t.oid and i.indisunique
                    cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
                    where t.relrowsecurity and not t.relispartition
                    group by t.name, i.indexrelid
                )
                select name || '(' || array_to_string(columns, ', ') || ')' from keys
                where columns[1] <> 'provider_id' and not identity
                    and columns <> array['public_id'] and columns[1] !~ '_hash$'
                """).stream()
                .filter(key -> !UNIQUE_ACROSS_CARE_PROVIDERS.containsKey(key))
                .toList();
    }

    /** Columns that a role can select, as {@code schema.table.column}, of the given classes of personal data. */
    List<String> selectableColumns(String role, String... classes) {
        return jdbi.withHandle(handle -> handle.createQuery(OURS + """
                        select t.name || '.' || a.attname
                        from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                        where has_column_privilege(:role, t.oid, a.attnum, 'select')
                            and substring(col_description(t.oid, a.attnum) from '^class: (\\w+)') = any (:classes)
                        order by 1
                        """)
                .bind("role", role)
                .bindArray("classes", String.class, (Object[]) classes)
                .mapTo(String.class)
                .list());
    }

    /** What stands in the fixture {@code grants.txt}: each role's rights on schemas, tables and columns. */
    List<String> grants() {
        return list("""
                , given as (
                    select x.grantee, 'schema ' || n.nspname as object, x.privilege_type as privilege
                    from pg_namespace p join ours n using (oid), aclexplode(p.nspacl) x
                    where x.grantee <> p.nspowner
                    union all
                    select x.grantee, n.nspname || '.' || c.relname, x.privilege_type
                    from pg_class c join ours n on n.oid = c.relnamespace, aclexplode(c.relacl) x
                    where x.grantee <> c.relowner
                    union all
                    select x.grantee, t.name, x.privilege_type || ' ('
                        || string_agg(a.attname, ', ' order by a.attnum) || ')'
                    from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) x
                    group by x.grantee, t.name, x.privilege_type
                )
                select coalesce(r.rolname, 'everybody') || ' ' || g.object || ': '
                    || string_agg(lower(g.privilege), ', ' order by g.privilege)
                from given g left join pg_roles r on r.oid = g.grantee
                where g.object not like 'schema public'
                group by r.rolname, g.object
                """);
    }

    /** What stands in {@code functions.txt}: whose rights a function has, and who may run it. */
    List<String> functions() {
        return list("""
                select n.nspname || '.' || p.proname
                    || case when p.prosecdef then ' as ' || pg_get_userbyid(p.proowner) else '' end || ': '
                    || coalesce((
                        select string_agg(coalesce(r.rolname, 'everybody'), ', ' order by r.rolname)
                        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
                        left join pg_roles r on r.oid = x.grantee
                        where x.grantee <> p.proowner), 'nobody')
                from pg_proc p join ours n on n.oid = p.pronamespace
                """);
    }

    /** What stands in {@code policies.txt}. */
    List<String> policies() {
        return list("""
                select schemaname || '.' || tablename || ' ' || policyname || ': ' || lower(cmd) || ' by '
                    || array_to_string(array(select unnest(roles) order by 1), ', ')
                    || coalesce(' sees ' || qual, '') || coalesce(' writes ' || with_check, '')
                from pg_policies
                """);
    }

    /** What stands in {@code roles.txt}. */
    List<String> roles() {
        return list("""
                select r.rolname || ': ' || concat_ws(', ',
                    case when r.rolcanlogin then 'login' else 'no login' end,
                    case when r.rolbypassrls then 'bypasses row-level security' end,
                    case when r.rolsuper then 'superuser' end,
                    case when r.rolcreaterole then 'makes roles' end,
                    case when r.rolcreatedb then 'makes databases' end,
                    case when r.rolreplication then 'replicates' end,
                    (select 'member of ' || string_agg(g.rolname, ', ' order by g.rolname)
                        from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid))
                from pg_roles r where r.rolname ~ '^statistik_'
                """);
    }

    private List<String> list(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(OURS + query).mapTo(String.class).list().stream()
                .sorted()
                .toList());
    }
}
