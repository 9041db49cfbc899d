package se.statistiktjanst.ingest.compaction;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Rewrites closed months of facts by care provider and day. Facts come in the order of their time, so what one care provider
 * reads of a month lies on nearly all its pages; afterwards it lies together, and what corrections and erasures left empty is
 * gone. A month is closed when the month after it has ended: few events are later than that.
 *
 * <p>While a month is rewritten nobody reads or writes it, which takes seconds a million facts, and the disk needs room for
 * it twice. A fold looks into all months and waits as well; figures are read from roll-ups meanwhile.
 */
public final class Compaction {
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyyMM");
    private static final String NOT_AVAILABLE = "55P03";
    private static final String MONTHS = """
            select substring(month.relname from 6) as month, month.oid::regclass::text as name, tree.relname as tree
            from pg_inherits of_month
            join pg_class month on month.oid = of_month.inhrelid
            join pg_index i on i.indrelid = month.oid and (:again or not i.indisclustered)
            join pg_inherits of_tree on of_tree.inhrelid = i.indexrelid
                and of_tree.inhparent = 'event.fact_provider'::regclass
            join pg_class tree on tree.oid = i.indexrelid
            where of_month.inhparent = 'event.fact'::regclass and substring(month.relname from 6) < :before
            order by 1
            """;
    private static final String SIZE = """
            select pg_total_relation_size(oid) as bytes, greatest(reltuples, 0)::bigint as facts
            from pg_class where oid = :name::regclass
            """;

    private final Jdbi owner;

    /** @param owner the owner of the tables, who sees no row of them */
    public Compaction(Jdbi owner) {
        this.owner = owner;
    }

    /** A month that is to be rewritten, with its table and the index that orders it. */
    public record Due(String month, String name, String tree) {}

    /**
     * A month that was rewritten.
     *
     * @param facts how many it holds
     * @param before bytes with all indexes
     * @param after the same afterwards
     */
    public record Done(long facts, long before, long after) {}

    private record Size(long bytes, long facts) {}

    /**
     * The closed months that were not rewritten yet, oldest first.
     *
     * @param again also those that were
     */
    public List<Due> due(LocalDate today, boolean again) {
        String before = SUFFIX.format(YearMonth.from(today).minusMonths(1));
        return owner.withHandle(handle -> handle.createQuery(MONTHS)
                .bind("again", again)
                .bind("before", before)
                .map((row, context) -> new Due(row.getString("month"), row.getString("name"), row.getString("tree")))
                .list());
    }

    /** Rewrites a month; empty if it was in use for longer than a few seconds, and is as it was. */
    public Optional<Done> rewrite(Due due) {
        try {
            return Optional.of(owner.inTransaction(handle -> {
                // Who waits for a lock holds up everybody behind it.
                handle.execute("set local lock_timeout = '3s'");
                long before = size(handle, due).bytes();
                handle.execute("cluster " + due.name() + " using " + due.tree());
                handle.execute("analyze " + due.name());
                Size after = size(handle, due);
                return new Done(after.facts(), before, after.bytes());
            }));
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && NOT_AVAILABLE.equals(cause.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Size size(Handle handle, Due due) {
        return handle.createQuery(SIZE)
                .bind("name", due.name())
                .map((row, context) -> new Size(row.getLong("bytes"), row.getLong("facts")))
                .one();
    }
}
