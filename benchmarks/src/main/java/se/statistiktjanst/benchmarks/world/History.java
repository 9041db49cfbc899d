package se.statistiktjanst.benchmarks.world;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was sent before: two years of facts, which the service folds by itself, and the key of each. */
public final class History {
    private static final int DAYS = 730;
    private static final long AT_ONCE = 2_000_000;
    /** Ids as senders make them, UUIDv7, rising with time. */
    private static final String KEYS = """
            insert into event.key (sender_id, id, hour, digest, digest_version)
            select :sender,
                (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8'
                    || substr(md5(n::text), 1, 15))::uuid,
                ms / 3600000, n, 1
            from (select n, :first::bigint + n * :span::bigint / :events::bigint as ms
                from generate_series(:from::bigint, :to::bigint) n) k
            """;

    /** The service makes only those of its events. */
    private static final String MONTHS = """
            create unlogged table history_months as
            select event.ensure_month((date_trunc('month', ?::date) + n * interval '1 month')::date)::text
            from generate_series(0, 24) n
            """;

    private History() {}

    /**
     * Adds it.
     *
     * @param end the first day that is not in it
     */
    public static void add(Jdbi superuser, int events, LocalDate end, PrintStream out) {
        MadeUpWorld.prepare(superuser);
        LocalDate first = end.minusDays(DAYS);
        superuser.useHandle(handle -> handle.execute(MONTHS, first));
        new Filling(superuser, events, first, DAYS, out).store();
        superuser.useHandle(handle -> {
            handle.execute("set synchronous_commit = off");
            for (long from = 0; from < events; from += AT_ONCE) {
                keys(handle, events, first, from);
                out.printf("  %,d keys stored%n", Math.min(events, from + AT_ONCE));
            }
            handle.execute("set synchronous_commit = on");
            handle.execute("vacuum (analyze)");
        });
    }

    private static void keys(Handle handle, int events, LocalDate first, long from) {
        int sender = handle.createQuery("select id::int from registry.sender where code = :code")
                .bind("code", ServiceProcess.SENDER)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate(KEYS)
                .bind("sender", sender)
                .bind("first", first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
                .bind("span", DAYS * 86_400_000L)
                .bind("events", events)
                .bind("from", from)
                .bind("to", Math.min(events, from + AT_ONCE) - 1)
                .execute();
    }
}
