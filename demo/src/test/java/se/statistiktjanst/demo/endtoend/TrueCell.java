package se.statistiktjanst.demo.endtoend;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.PerturbationTable;

/**
 * What a cell must be published as, worked out anew from the facts behind it: the true figure plus the noise that the
 * record keys of its residents draw. Only the record keys and the table of noise are the service's own.
 */
final class TrueCell {
    /** What is published: a number, or a letter for why there is none. */
    record Expected(char state, @Nullable Double number) {
        static Expected of(double number) {
            return new Expected('v', number);
        }

        static Expected without(char state) {
            return new Expected(state, null);
        }
    }

    /** A true sum with its two largest contributors, and what is published for it. */
    private record Sum(Expected published, long largest) {}

    private static final PerturbationTable NOISE =
            PerturbationTable.generate(DisclosureParameters.standard().table());
    private static final int THRESHOLD = 5;
    private static final int MOST_NOISE = 9;
    private static final int LEAST_SHOWN = THRESHOLD + MOST_NOISE;
    private static final double DOMINANCE = .15;
    private static final double TOLERANCE = .10;

    private final Map<Integer, List<Fact>> byPerson;
    private final long staff;
    private final RecordKeys recordKeys;
    private final int noise;

    TrueCell(Collection<Fact> facts, KeyTree keys) {
        byPerson = facts.stream().collect(Collectors.groupingBy(Fact::personNo));
        staff = facts.stream()
                .mapToInt(Fact::staffId)
                .filter(id -> id > 0)
                .distinct()
                .count();
        recordKeys = RecordKeys.ofOpenStatistics(keys, keys.currentVersion());
        noise = noise(byPerson.keySet());
    }

    private int noise(Collection<Integer> of) {
        return NOISE.noise(
                of.size(),
                of.stream()
                        .mapToInt(person -> recordKeys.recordKey(2021, person))
                        .sum());
    }

    long persons() {
        return byPerson.size();
    }

    int noise() {
        return noise;
    }

    /** Of a cell of a home county: small ones are not shown, so that they are no other draw of those by county. */
    Expected metricAtHome(String id, int population) {
        if (persons() + noise < LEAST_SHOWN) {
            return Expected.without('u');
        }
        return metric(id, population);
    }

    /** @param population of the county that the cell is about; null for none */
    Expected metric(String id, @Nullable Integer population) {
        return switch (id) {
            case "residentsPer1000" -> perThousand(metric("residents", population), population);
            case "eventsPer1000" -> perThousand(metric("events", population), population);
            case "residents", "callers" -> Expected.of((double) byPerson.size() + noise);
            case "calls", "events" -> events().published();
            case "answered" -> answered().published();
            case "abandoned" ->
                partOf(events(), sum(fact -> is(fact, "abandoned"), false)).published();
            case "resolved" -> resolved().published();
            case "activities", "logins" -> sum(fact -> 0, false).published();
            case "answeredShare" -> ratio(answered(), events());
            case "resolvedShare" -> ratio(resolved(), answered());
            case "meanWait" ->
                ratio(
                        sum(fact -> fact.waitS() == null ? 0 : fact.waitS(), false),
                        partOf(events(), sum(fact -> fact.waitS() == null ? 0 : 1, false)));
            case "meanTalk" ->
                ratio(
                        sum(fact -> fact.talkS() == null ? 0 : fact.talkS(), true),
                        partOf(events(), sum(fact -> fact.talkS() == null ? 0 : 1, true)));
            default -> throw new IllegalArgumentException("a metric that this test does not know: " + id);
        };
    }

    private static Expected perThousand(Expected published, @Nullable Integer population) {
        Double number = published.number();
        if (population == null) {
            return Expected.without('n');
        }
        return number == null ? published : Expected.of(number * 1000 / population);
    }

    private Sum events() {
        return sum(fact -> 1, false);
    }

    private Sum answered() {
        return partOf(events(), sum(fact -> is(fact, "answered"), false));
    }

    private Sum resolved() {
        return partOf(answered(), sum(fact -> fact.resolved() ? 1 : 0, true));
    }

    private static long is(Fact fact, String outcome) {
        return outcome.equals(fact.outcome()) ? 1 : 0;
    }

    private interface Contribution {
        long of(Fact fact);
    }

    private Sum sum(Contribution contribution, boolean aboutStaff) {
        Map<Integer, Long> contributed = new HashMap<>();
        byPerson.forEach((person, facts) -> contributed.put(
                person, facts.stream().mapToLong(contribution::of).sum()));
        contributed.values().removeIf(each -> each == 0);
        List<Long> ofPersons = contributed.values().stream()
                .sorted((one, other) -> Long.compare(other, one))
                .toList();
        long total = ofPersons.stream().mapToLong(Long::longValue).sum();
        long largest = ofPersons.isEmpty() ? 0 : ofPersons.get(0);
        long second = ofPersons.size() < 2 ? 0 : ofPersons.get(1);
        long ofThese = noise(contributed.keySet());
        long contributors = contributed.size() + ofThese;
        boolean dominated = total - largest - second < DOMINANCE * largest;
        if (persons() + noise == 0) {
            return new Sum(Expected.of(0), largest);
        }
        if (aboutStaff && staff < THRESHOLD) {
            return new Sum(Expected.without('c'), largest);
        }
        if (persons() + noise < LEAST_SHOWN || (contributors > 0 && contributors < LEAST_SHOWN)) {
            return new Sum(Expected.without('u'), largest);
        }
        if (contributors == 0) {
            return new Sum(Expected.of(0), largest);
        }
        return new Sum(
                dominated ? Expected.without('c') : Expected.of((double) Math.max(0, total + ofThese * largest)),
                largest);
    }

    private static Sum partOf(Sum whole, Sum part) {
        Double most = whole.published().number();
        Double number = part.published().number();
        return most != null && number != null && number > most ? new Sum(whole.published(), part.largest()) : part;
    }

    private static Expected ratio(Sum above, Sum below) {
        Double numerator = above.published().number();
        Double denominator = below.published().number();
        if (above.published().state() == 'c' || below.published().state() == 'c') {
            return Expected.without('c');
        }
        if (numerator == null || denominator == null) {
            return Expected.without('u');
        }
        if (denominator == 0) {
            return Expected.without('n');
        }
        double published = numerator / denominator;
        for (int one = -MOST_NOISE; one <= MOST_NOISE; one++) {
            for (int other = -MOST_NOISE; other <= MOST_NOISE; other++) {
                double exactAbove = numerator - (double) one * above.largest();
                double exactBelow = denominator - (double) other * below.largest();
                double exact = exactAbove / exactBelow;
                if (exactBelow <= 0 || exactAbove < 0 || Math.abs(published - exact) > TOLERANCE * exact) {
                    return Expected.without('u');
                }
            }
        }
        return Expected.of(published);
    }
}
