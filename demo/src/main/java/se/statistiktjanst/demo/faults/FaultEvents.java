package se.statistiktjanst.demo.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All events of a run. Each is drawn from its number alone, so that none has to be remembered. */
final class FaultEvents {
    private static final Duration BACK = Duration.ofDays(60);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int STAFF = 12;
    private static final String[][] PLACES = {
        {"SE4499100016-1000", "SE4499100016-2100"},
        {"SE4499100016-1000", null},
        {"SE4499100024-1000", "SE4499100024-2100"},
        {"SE4499100024-1000", "SE4499100024-3001"},
        {"SE4499100032-1000", "SE4499100032-2100"},
    };
    private static final String[] COUNTIES = {null, "31", "32"};
    private static final String[] CHANNELS = {null, "phone", "chat", "video", "web", "app"};

    private final long seed;
    private final Instant start;
    private final List<String> residents;

    /** @param residents published test numbers */
    FaultEvents(long seed, Instant now, List<String> residents) {
        this.seed = seed;
        // An hour before now, so that no event is in the future.
        this.start =
                Instant.ofEpochSecond(now.minus(BACK).minus(Duration.ofHours(1)).getEpochSecond());
        this.residents = residents;
    }

    FaultEvent event(int number) {
        SplittableRandom random = new SplittableRandom(seed + number * GOLDEN);
        boolean call = random.nextInt(4) > 0;
        String[] place = PLACES[random.nextInt(PLACES.length)];
        boolean answered = call && random.nextInt(5) > 0;
        return new FaultEvent(
                id(number, random.nextLong()),
                call,
                place[0],
                place[1],
                start.plusSeconds(random.nextLong(BACK.toSeconds())),
                random.nextInt(residents.size()),
                COUNTIES[random.nextInt(COUNTIES.length)],
                random.nextInt(STAFF),
                CHANNELS[random.nextInt(CHANNELS.length)],
                answered,
                random.nextInt(3) == 0 ? null : Boolean.valueOf(answered && random.nextBoolean()),
                call && random.nextInt(6) == 0,
                number(random, call && random.nextInt(10) > 0, 900),
                number(random, answered, 1800),
                number(random, !call && random.nextInt(4) > 0, 600));
    }

    String json(int number) {
        FaultEvent event = event(number);
        return event.json(residents.get(event.resident()));
    }

    /** A UUIDv7 whose millisecond is the number, so that the number can be read from it. */
    private UUID id(int number, long random) {
        long milli = start.toEpochMilli() + number;
        return new UUID(milli << 16 | 0x7000 | (random >>> 52), random >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** The number of the event that an id belongs to; none of ours if it has another id. */
    int number(UUID id) {
        return Math.toIntExact((id.getMostSignificantBits() >>> 16) - start.toEpochMilli());
    }

    private static @Nullable Integer number(SplittableRandom random, boolean there, int below) {
        int number = random.nextInt(below);
        return there ? number : null;
    }
}
