package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Sample events of all services as one sender brings them, in the order of their time: for benchmarks and load. The same
 * registry, size and round give the same events with the same ids.
 */
public final class SampleStream {
    private static final long SEED = 2_718_281L;
    private static final int DAYS = 410;
    private static final int MOST_PER_DAY = 4_000_000;

    private final SampleEvents sample;
    private final String source;

    /**
     * Prepares.
     *
     * @param config folder of definitions
     * @param source what all events say they come from
     * @param perDay events on an ordinary day, about
     */
    public SampleStream(Registry registry, Path config, String source, int perDay) {
        if (perDay < 1 || perDay > MOST_PER_DAY) {
            throw new IllegalArgumentException("perDay must be from 1 to " + MOST_PER_DAY);
        }
        this.sample = new SampleEvents(registry, config, perDay * DAYS, SEED);
        this.source = source;
    }

    /**
     * So many CloudEvents, of the day given and as many days before it as are needed.
     *
     * @param round other rounds bring other events of the same residents
     */
    public List<ObjectNode> take(int count, LocalDate last, int round) {
        SampleEvents drawn = sample.drawnAnew(SEED + round);
        List<ObjectNode> taken = new ArrayList<>();
        for (LocalDate day = last; taken.size() < count; day = day.minusDays(1)) {
            taken.addAll(events(drawn, day));
        }
        List<ObjectNode> cut = taken.subList(0, count);
        cut.sort(Comparator.comparing(event -> event.path("time").textValue()));
        return cut;
    }

    private List<ObjectNode> events(SampleEvents drawn, LocalDate day) {
        // To the end of the day in Sweden: what a session draws after midnight stays out.
        Instant until = day.plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(CalendarZone.STOCKHOLM)
                .toInstant();
        List<ObjectNode> events = new ArrayList<>();
        for (SampleService service : SampleService.all()) {
            events.addAll(drawn.of(service, day, until));
        }
        events.forEach(event -> event.put("source", source));
        return events;
    }
}
