package se.statistiktjanst.service.open.attack;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.publication.Period;

/**
 * Two months of use by a made-up population, the same for every run. A resident has one event in all: the hardest case
 * for the protection, since every table then adds up exactly, months to quarters too, and events are persons.
 */
final class Usage {
    static final List<YearMonth> MONTHS = List.of(YearMonth.of(2021, 1), YearMonth.of(2021, 2));
    /** What is published of them. */
    static final List<Period> PERIODS = List.of(
            Period.of(TimeUnit.MONTH, MONTHS.get(0)),
            Period.of(TimeUnit.MONTH, MONTHS.get(1)),
            Period.of(TimeUnit.QUARTER, MONTHS.get(0)));

    static final int PROVIDERS = 24;
    static final int COUNTIES = 6;
    private static final int FIRST_COUNTY = 31;
    private static final int HOMES = 21;
    static final int ERRANDS = 40;
    static final int UNITS = 3;
    static final int CLINICS = 6;
    static final int PERSONS = 12_000;
    static final List<String> CHANNELS = List.of("phone", "chat", "video", "web", "app");
    static final List<String> SERVICES = List.of("phone-advice", "booking", "messages");

    private static final int[] AGES = {9, 24, 38, 55, 71, 86};
    private static final List<String> BANDS = List.of("0-17", "18-29", "30-44", "45-64", "65-79", "80+");
    private static final long SEED = 20261122;

    private Usage() {}

    /** One event. Whatever a table divides by, it has a code for. */
    record Event(
            YearMonth month,
            int person,
            int provider,
            int service,
            int errand,
            int channel,
            int sex,
            int band,
            boolean answered,
            int seconds) {

        /** The same by somebody else. */
        Event of(int another) {
            return new Event(month, another, provider, service, errand, channel, sex, band, answered, seconds);
        }

        /** Who somebody is decides where they go. */
        int unit() {
            return person * 7 % 10 < 6 ? 0 : person * 7 % 10 < 9 ? 1 : 2;
        }

        int clinic() {
            return (person / 10 + errand) % CLINICS;
        }

        /** Most live where their care provider is, the others anywhere, some counties having few of them. */
        int home() {
            Random own = new Random(SEED + person);
            return own.nextInt(100) < 90 ? FIRST_COUNTY + provider % COUNTIES : FIRST_COUNTY + skewed(HOMES, 1.5, own);
        }

        boolean isCall() {
            return service == 0;
        }

        int age() {
            return AGES[band];
        }

        String code(String dimension) {
            return switch (dimension) {
                case "careProvider" -> Usage.provider(provider);
                case "county" -> Usage.county(provider);
                case "residentCounty" -> Integer.toString(home());
                case "service" -> SERVICES.get(service);
                case "errand" -> Usage.errand(errand);
                case "channel" -> CHANNELS.get(channel);
                case "sex" -> Integer.toString(sex);
                case "unit" -> Usage.unit(provider, unit());
                case "clinic" -> Usage.clinic(clinic());
                case "ageBand" -> BANDS.get(band);
                default -> throw new IllegalArgumentException("no events have the dimension " + dimension);
            };
        }
    }

    static String provider(int provider) {
        return "SE4499%06d-1000".formatted(provider);
    }

    static String county(int provider) {
        return "%02d".formatted(FIRST_COUNTY + provider % COUNTIES);
    }

    /** The county of a care provider, which is no secret. */
    static String countyOf(String provider) {
        return county(Integer.parseInt(provider.substring(6, 12)));
    }

    static String unit(int provider, int unit) {
        return "unit-" + provider + "-" + unit;
    }

    static String clinic(int clinic) {
        return "mottagning " + clinic;
    }

    static String errand(int errand) {
        return "ärende %02d".formatted(errand);
    }

    static List<Event> events() {
        Random random = new Random(SEED);
        List<Event> events = new ArrayList<>();
        for (YearMonth month : MONTHS) {
            for (int person = 1; person <= PERSONS; person++) {
                if (random.nextInt(100) < 33) {
                    events.add(event(month, MONTHS.indexOf(month) * PERSONS + person, random));
                }
            }
        }
        return events;
    }

    private static Event event(YearMonth month, int person, Random random) {
        int service = random.nextInt(100) < 85 ? 0 : 1 + random.nextInt(2);
        return new Event(
                month,
                person,
                skewed(PROVIDERS, 1.6, random),
                service,
                skewed(ERRANDS, 1.5, random),
                skewed(CHANNELS.size(), 2.2, random),
                1 + person % 2,
                skewed(BANDS.size(), 1.2, random),
                random.nextInt(100) < 80,
                20 + random.nextInt(400));
    }

    /** A number below the limit; the more skew, the more often a low one. */
    private static int skewed(int limit, double skew, Random random) {
        return (int) (limit * Math.pow(random.nextDouble(), skew));
    }

    /**
     * True residents of each cell of a table, by period and codes; {@code TOT} for a dimension that is not divided. Months
     * and quarters.
     */
    static Map<List<String>, Integer> counts(List<Event> events, List<String> dimensions, boolean callsOnly) {
        Map<List<String>, Set<Integer>> persons = new HashMap<>();
        for (Event event : events) {
            if (!callsOnly || event.isCall()) {
                for (TimeUnit unit : List.of(TimeUnit.MONTH, TimeUnit.QUARTER)) {
                    String period = Period.of(unit, event.month()).code();
                    for (int divided = 0; divided < 1 << dimensions.size(); divided++) {
                        List<String> place = new ArrayList<>();
                        place.add(period);
                        for (int at = 0; at < dimensions.size(); at++) {
                            place.add((divided & 1 << at) == 0 ? "TOT" : event.code(dimensions.get(at)));
                        }
                        persons.computeIfAbsent(place, missing -> new HashSet<>())
                                .add(event.person());
                    }
                }
            }
        }
        Map<List<String>, Integer> counts = new HashMap<>();
        persons.forEach((place, some) -> counts.put(place, some.size()));
        return counts;
    }
}
