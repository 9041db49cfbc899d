package se.statistiktjanst.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * The Java side of the one clock: the machine's time, shifted as {@code operation.now()} is, so that tests and demos
 * can move both at once. In production the shift must be zero.
 */
public final class ServiceClock extends Clock {
    private final Clock base;
    private final Duration shift;

    private ServiceClock(Clock base, Duration shift) {
        this.base = base;
        this.shift = shift;
    }

    /** The clock of a database. */
    public static ServiceClock of(Jdbi jdbi) {
        Duration shift = jdbi.withHandle(
                handle -> handle.createQuery("select extract(epoch from shift)::float8 from operation.clock_offset")
                        .mapTo(Double.class)
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                        .one());
        return new ServiceClock(Clock.systemUTC(), shift);
    }

    public boolean isShifted() {
        return !shift.isZero();
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ServiceClock(base.withZone(zone), shift);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(shift);
    }

    @Override
    public String toString() {
        return "ServiceClock[%s + %s]".formatted(ZoneOffset.UTC, shift);
    }
}
