package se.statistiktjanst.ingest.rotation;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is stored in the vault, the quarantine and the ids of events under each version of the root. */
public final class KeyReferences {
    private static final String VAULT = """
            select index_version as version, 'look-up indexes of residents' as what, count(*) as rows from vault.resident
            group by index_version
            union all
            select wrapping_version, 'sealed numbers', count(*) from vault.resident group by wrapping_version
            union all
            select index_version, 'look-up indexes of persons', count(*) from vault.person group by index_version
            order by version, what
            """;
    private static final String REFUSED = """
            select key_version as version, 'refused events' as what, count(*) as rows from event.quarantine
            where closed_at is null
            group by key_version
            order by version
            """;
    // Only whether there are any: there is one for every event ever, and no index.
    private static final String DIGESTS = """
            select v.version, 'digests of events (not counted)' as what, 1 as rows from operation.root_version v
            where exists (select from event.key k where k.digest_version = v.version)
            order by version
            """;

    private record Reference(int version, String what, long rows) {}

    private KeyReferences() {}

    /** Version, then what and how much. */
    public static SortedMap<Integer, SortedMap<String, Long>> read(Jdbi owner, Jdbi counter, Jdbi collector) {
        SortedMap<Integer, SortedMap<String, Long>> all = new TreeMap<>();
        Vault.inTransaction(owner, handle -> collect(handle, VAULT, all));
        counter.withHandle(handle -> collect(handle, REFUSED, all));
        collector.withHandle(handle -> collect(handle, DIGESTS, all));
        return all;
    }

    private static SortedMap<Integer, SortedMap<String, Long>> collect(
            Handle handle, String sql, SortedMap<Integer, SortedMap<String, Long>> all) {
        handle.createQuery(sql)
                .map((row, context) -> new Reference(row.getInt("version"), row.getString("what"), row.getLong("rows")))
                .forEach(one -> all.computeIfAbsent(one.version(), version -> new TreeMap<>())
                        .put(one.what(), one.rows()));
        return all;
    }
}
