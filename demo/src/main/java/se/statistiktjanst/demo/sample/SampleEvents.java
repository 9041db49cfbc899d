package se.statistiktjanst.demo.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.Sender;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * Draws the events of a service and a day from a seed. The same seed, size and registry give the same events with the
 * same ids whenever they are asked for, so that a second run brings duplicates and nothing new.
 */
final class SampleEvents {
    private static final double DAYS = 410;
    private static final double MEAN_WEIGHT = 0.99;
    private static final YearMonth GROWTH_FROM = YearMonth.of(2025, 1);
    private static final double GROWTH = 0.006;
    /** Share of a place's events that are of residents of any county. */
    private static final double VISITORS = 0.08;

    private final SamplePlaces places;
    private final SampleResidents residents;
    private final Map<String, String> sources;
    private final int events;
    private final long seed;

    /**
     * Prepares.
     *
     * @param config folder of definitions, for the test numbers
     * @param events how many, about, in thirteen months and a half
     */
    SampleEvents(Registry registry, Path config, int events, long seed) {
        this.places = new SamplePlaces(registry);
        this.residents =
                SampleResidents.read(config.resolve("demo/test-personal-numbers.txt"), places.counties(), seed);
        this.sources = registry.senders().stream().collect(Collectors.toMap(Sender::code, Sender::source));
        this.events = events;
        this.seed = seed;
    }

    private SampleEvents(SampleEvents like, long seed) {
        this.places = like.places;
        this.residents = like.residents;
        this.sources = like.sources;
        this.events = like.events;
        this.seed = seed;
    }

    /** Other events of the same residents, who stay where they live. */
    SampleEvents drawnAnew(long otherSeed) {
        return new SampleEvents(this, otherSeed);
    }

    /** CloudEvents of a service on a day in Sweden, those that happened before {@code until}. */
    List<ObjectNode> of(SampleService service, LocalDate day, Instant until) {
        SplittableRandom random = new SplittableRandom(seedOf(service, day));
        Skewed<SamplePlace> where = places.of(service, day);
        Skewed<Integer> hours = Skewed.by(
                IntStream.range(0, 24).boxed().toList(), hour -> service.hours().get(hour));
        int count = where.isEmpty() ? 0 : Draws.count(mean(service, day), random);
        List<ObjectNode> made = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            draw(service, where.draw(random), time(day, hours.draw(random), random), random, made);
        }
        made.removeIf(event -> !Instant.parse(event.path("time").textValue()).isBefore(until));
        return made;
    }

    private void draw(
            SampleService service,
            SamplePlace place,
            ZonedDateTime at,
            SplittableRandom random,
            List<ObjectNode> made) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        place.put(data);
        data.put("service", service.code());
        if (random.nextDouble() < service.details().knownResidents()) {
            putResident(service, place, data, random);
        }
        service.details()
                .fill(data, place, at, random, (later, further) -> made.add(event(service, later, further, random)));
        made.add(event(service, at, data, random));
    }

    private void putResident(SampleService service, SamplePlace place, ObjectNode data, SplittableRandom random) {
        String county = random.nextDouble() < VISITORS ? null : place.county();
        String resident = residents.draw(county, random);
        data.put("resident", resident);
        if (random.nextDouble() < service.details().statedHomes()) {
            data.put("residentCounty", residents.homeOf(resident));
        }
    }

    private ObjectNode event(SampleService service, ZonedDateTime at, ObjectNode data, SplittableRandom random) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", UuidV7.at(at.toInstant(), random).toString())
                .put("source", sources.getOrDefault(service.code(), ""))
                .put("type", service.details().type())
                .put("time", at.toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.set("data", data);
        return event;
    }

    private static ZonedDateTime time(LocalDate day, int hour, SplittableRandom random) {
        return day.atTime(hour, random.nextInt(60), random.nextInt(60)).atZone(CalendarZone.STOCKHOLM);
    }

    private double mean(SampleService service, LocalDate day) {
        double growth = 1 + GROWTH * Math.max(0, ChronoUnit.MONTHS.between(GROWTH_FROM, YearMonth.from(day)));
        return events * service.share() / DAYS / MEAN_WEIGHT * weight(service, day) * growth;
    }

    private static double weight(SampleService service, LocalDate day) {
        double month = day.getMonth() == Month.JULY ? service.summer() : 1;
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return month * service.saturday();
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? month * service.sunday() : month;
    }

    private long seedOf(SampleService service, LocalDate day) {
        String name = seed + "/" + events + "/" + service.code() + "/" + day;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
