package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Errands that may be named in open tables: those with enough true residents in the month, and those named before. An
 * errand is a care provider's own words, so a rare one can point at a person by merely standing in a list; noise does
 * not help there, since one resident is published as five or more in one of nine draws. One that has been named stays:
 * its absence in a later month would tell that few had it.
 */
final class ErrandCodes {
    private ErrandCodes() {}

    /** @param frozenAt only from events received until then; null for all */
    static SortedSet<String> listed(
            Handle handle, LocalDate from, LocalDate before, @Nullable Instant frozenAt, int threshold) {
        SortedSet<String> listed = new TreeSet<>(handle.createQuery("""
                        select d.code
                        from event.fact f
                        join event.dimension_value d on d.id = f.errand
                        join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
                        where f.occurred_on >= :from and f.occurred_on < :before
                            and (:frozenAt::timestamptz is null
                                or f.batch_id in (select id from event.batch where received_at <= :frozenAt))
                        group by d.code
                        having count(distinct r.person_no) >= :threshold
                        union
                        select code from open.dimension_value where dimension = 'errand'
                        order by code
                        """)
                .bind("from", from)
                .bind("before", before)
                .bind("frozenAt", frozenAt)
                .bind("threshold", threshold)
                .mapTo(String.class)
                .list());
        listed.remove(DimensionCode.TOTAL);
        listed.remove(DimensionCode.MERGED);
        listed.remove(DimensionCode.UNKNOWN);
        return listed;
    }
}
