package se.statistiktjanst.ingest.collect;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Sees that the months of facts are there. In a transaction of its own: making one locks all facts, and must not wait
 * for another batch while it does.
 */
final class Months {
    private final Jdbi collector;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    Months(Jdbi collector) {
        this.collector = collector;
    }

    void ensure(Collection<CheckedEvent> events) {
        Set<YearMonth> missing = new TreeSet<>();
        LocalDate last = null;
        for (CheckedEvent event : events) {
            // Most events are of the day of the one before.
            if (!event.occurredOn().equals(last)) {
                last = event.occurredOn();
                YearMonth month = YearMonth.from(last);
                if (!known.contains(month)) {
                    missing.add(month);
                }
            }
        }
        for (YearMonth month : missing) {
            collector.useTransaction(handle -> handle.createQuery("select from event.ensure_month(:day)")
                    .bind("day", month.atDay(1))
                    .mapToMap()
                    .list());
            known.add(month);
        }
    }
}
