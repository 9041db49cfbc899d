package se.statistiktjanst.statistics.engine;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** How far the roll-ups are. */
public final class Freshness {
    private Freshness() {}

    /** Events received before this are counted. To be read before the figures: what comes meanwhile makes them fresher. */
    public static Instant at(Handle staff) {
        return staff.createQuery("select fresh_at from usage.freshness")
                .mapTo(Instant.class)
                .one();
    }
}
