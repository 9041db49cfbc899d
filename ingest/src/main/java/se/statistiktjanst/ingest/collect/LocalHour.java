package se.statistiktjanst.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import se.statistiktjanst.platform.clock.CalendarZone;

/** Day and hour in Sweden. */
record LocalHour(LocalDate day, int hour) {
    private static final int SECONDS = 3600;

    /**
     * Tells it of instants that come roughly in order, so that most are in the hour of the one before. Swedish time has
     * been whole hours from UTC since 1900. For one thread.
     */
    static final class Clock {
        private long lastHour = Long.MIN_VALUE;
        private LocalHour last = new LocalHour(LocalDate.EPOCH, 0);

        LocalHour of(Instant at) {
            long hour = Math.floorDiv(at.getEpochSecond(), SECONDS);
            if (hour != lastHour) {
                ZonedDateTime local = at.atZone(CalendarZone.STOCKHOLM);
                last = new LocalHour(local.toLocalDate(), local.getHour());
                lastHour = hour;
            }
            return last;
        }
    }
}
