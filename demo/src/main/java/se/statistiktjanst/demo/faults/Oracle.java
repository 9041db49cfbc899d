package se.statistiktjanst.demo.faults;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the roll-ups must be, counted from the events themselves. It shares no code with the service: not the calendar,
 * not the meaning of a field, not the sums.
 */
final class Oracle {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Map<String, Sums> sums = new TreeMap<>();
    private final Map<String, BitSet> residents = new TreeMap<>();

    /** In the order of the columns of the roll-ups. */
    private static final class Sums {
        private long events;
        private long answered;
        private long abandoned;
        private long resolved;
        private long forwarded;
        private long waitSeconds;
        private long waits;
        private long talkSeconds;
        private long talks;
        private long durationSeconds;
        private long durations;

        void add(FaultEvent event) {
            events++;
            answered += event.call() && event.answered() ? 1 : 0;
            abandoned += event.call() && !event.answered() ? 1 : 0;
            resolved += event.call() && Boolean.TRUE.equals(event.resolved()) ? 1 : 0;
            forwarded += event.forwarded() ? 1 : 0;
            waitSeconds += orZero(event.waitSeconds());
            waits += event.waitSeconds() == null ? 0 : 1;
            talkSeconds += orZero(event.talkSeconds());
            talks += event.talkSeconds() == null ? 0 : 1;
            durationSeconds += orZero(event.durationSeconds());
            durations += event.durationSeconds() == null ? 0 : 1;
        }

        private static int orZero(@Nullable Integer number) {
            return number == null ? 0 : number;
        }

        @Override
        public String toString() {
            return "%d %d %d %d %d 0 0 %d %d %d %d %d %d"
                    .formatted(
                            events,
                            answered,
                            abandoned,
                            resolved,
                            forwarded,
                            waitSeconds,
                            waits,
                            talkSeconds,
                            talks,
                            durationSeconds,
                            durations);
        }
    }

    void add(FaultEvent event) {
        ZonedDateTime local = event.at().atZone(SWEDEN);
        LocalDate day = local.toLocalDate();
        LocalDate month = LocalDate.of(day.getYear(), day.getMonth(), 1);
        String place = event.careProvider() + ' ' + orNone(event.unit()) + ' ' + event.service() + ' ' + event.type();
        sums.computeIfAbsent("day " + place + ' ' + day + ' ' + orNone(event.channel()), key -> new Sums())
                .add(event);
        sums.computeIfAbsent("staff " + place + ' ' + month + ' ' + orNone(event.staffId()), key -> new Sums())
                .add(event);
        residents
                .computeIfAbsent("residents " + place + ' ' + month, key -> new BitSet())
                .set(event.resident());
    }

    /** Each row of the roll-ups by its key, as {@link StoredFigures} reads them. */
    Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        sums.forEach((key, value) -> figures.put(key, value.toString()));
        residents.forEach((key, value) -> figures.put(key, Integer.toString(value.cardinality())));
        return figures;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
