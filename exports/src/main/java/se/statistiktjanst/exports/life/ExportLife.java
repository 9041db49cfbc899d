package se.statistiktjanst.exports.life;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * How long an export can be downloaded, counted from when it became ready: {@code "P14D"}, {@code "PT2M"} or {@code "3
 * working days"}.
 */
public sealed interface ExportLife {
    /**
     * When it ends.
     *
     * @param ready by the database clock
     */
    Instant end(Instant ready);

    static ExportLife days(int days) {
        return new Elapsed(Duration.ofDays(days));
    }

    static ExportLife of(Duration duration) {
        return new Elapsed(duration);
    }

    static ExportLife workingDays(int days) {
        return new WorkingDays(days);
    }

    /** The reverse of {@code toString}. */
    static ExportLife parse(String text) {
        if (text.endsWith(WorkingDays.SUFFIX)) {
            return workingDays(Integer.parseInt(text.substring(0, text.length() - WorkingDays.SUFFIX.length())));
        }
        return of(Duration.parse(text));
    }

    /** A length of time, whatever the days are. */
    record Elapsed(Duration duration) implements ExportLife {
        public Elapsed {
            if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(30)) > 0) {
                throw new IllegalArgumentException("the life of an export must be more than 0 and at most 30 days");
            }
        }

        @Override
        public Instant end(Instant ready) {
            return ready.plus(duration);
        }

        @Override
        public String toString() {
            return duration.toString();
        }
    }

    /** Same time of day in Sweden, so many working days later. */
    record WorkingDays(int days) implements ExportLife {
        private static final String SUFFIX = " working days";

        public WorkingDays {
            if (days < 1 || days > 20) {
                throw new IllegalArgumentException("the life of an export must be 1 to 20 working days");
            }
        }

        @Override
        public Instant end(Instant ready) {
            ZonedDateTime local = ready.atZone(CalendarZone.STOCKHOLM);
            return local.with(SwedishCalendar.plusWorkingDays(local.toLocalDate(), days))
                    .toInstant();
        }

        @Override
        public String toString() {
            return days + SUFFIX;
        }
    }
}
