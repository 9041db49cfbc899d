package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;

/**
 * What earlier releases of a month and year have settled, of whatever audience.
 *
 * @param at only events received until then are published; null where the month has no release yet
 * @param rootVersion version of the root for the record keys of the year
 */
record Frozen(@Nullable Instant at, int rootVersion) {
    static Frozen of(Handle handle, YearMonth month, KeyTree keys) {
        ReleaseDao open = handle.attach(ReleaseDao.class);
        StaffReleaseDao staff = handle.attach(StaffReleaseDao.class);
        String period = MonthPublication.period(month);
        String year = Integer.toString(month.getYear());
        Optional<Instant> at = Stream.of(open.frozenAt(period), staff.frozenAt(period))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return new Frozen(
                at.orElse(null),
                open.rootVersion(year).or(() -> staff.rootVersion(year)).orElseGet(keys::currentVersion));
    }
}
