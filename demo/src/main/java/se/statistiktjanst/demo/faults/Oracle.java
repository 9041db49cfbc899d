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
    private final Map<String, TreeMap<Integer, Integer>> seconds = new TreeMap<>();
    private final Map<String, Integer> received = new TreeMap<>();

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
        private long within180;
        private long within60;
        private long within30;

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
            within180 += isAnsweredWithin(event, 180) ? 1 : 0;
            within60 += isAnsweredWithin(event, 60) ? 1 : 0;
            within30 += isAnsweredWithin(event, 30) ? 1 : 0;
        }

        private static boolean isAnsweredWithin(FaultEvent event, int most) {
            return event.answered() && event.waitSeconds() != null && event.waitSeconds() <= most;
        }

        private static int orZero(@Nullable Integer number) {
            return number == null ? 0 : number;
        }

        @Override
        public String toString() {
            return "%d %d %d %d %d 0 0 %d %d %d %d %d %d %d %d %d"
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
                            durations,
                            within180,
                            within60,
                            within30);
        }
    }

    void add(FaultEvent event) {
        ZonedDateTime local = event.at().atZone(SWEDEN);
        LocalDate day = local.toLocalDate();
        LocalDate month = LocalDate.of(day.getYear(), day.getMonth(), 1);
        String place = event.careProvider() + ' ' + orNone(event.unit()) + ' ' + event.service() + ' ' + event.type();
        String atPlace = place + ' ' + month;
        count("day " + place + ' ' + day + ' ' + orNone(event.channel()), event);
        count("unit " + atPlace + ' ' + orNone(event.channel()), event);
        count("staff " + atPlace + ' ' + orNone(event.staffId()), event);
        count("hour " + atPlace + ' ' + local.getDayOfWeek().getValue() + ' ' + local.getHour(), event);
        see("residents " + atPlace, event);
        take("seconds " + atPlace + " wait_s", event.waitSeconds());
        take("seconds " + atPlace + " talk_s", event.talkSeconds());
        take("seconds " + atPlace + " duration_s", event.durationSeconds());
        received.merge("received " + event.careProvider() + ' ' + event.service() + ' ' + day, 1, Integer::sum);
        if (event.residentCounty() != null) {
            String home = event.careProvider()
                    + ' '
                    + event.service()
                    + ' '
                    + event.type()
                    + ' '
                    + month
                    + ' '
                    + Integer.parseInt(event.residentCounty());
            count("home " + home, event);
            see("residents at home " + home, event);
        }
    }

    private void count(String key, FaultEvent event) {
        sums.computeIfAbsent(key, absent -> new Sums()).add(event);
    }

    private void see(String key, FaultEvent event) {
        residents.computeIfAbsent(key, absent -> new BitSet()).set(event.resident());
    }

    private void take(String key, @Nullable Integer value) {
        if (value != null) {
            seconds.computeIfAbsent(key, absent -> new TreeMap<>()).merge(value, 1, Integer::sum);
        }
    }

    /** Each row of the roll-ups by its key, as {@link StoredFigures} reads them. */
    Map<String, String> figures() {
        Map<String, String> figures = new TreeMap<>();
        sums.forEach((key, value) -> figures.put(key, value.toString()));
        residents.forEach((key, value) -> figures.put(key, Integer.toString(value.cardinality())));
        seconds.forEach((key, value) -> figures.put(key, value.toString()));
        received.forEach((key, value) -> figures.put(key, value.toString()));
        return figures;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
