package se.statistiktjanst.benchmarks.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param events events a round
 * @param rounds rounds after those that warm up
 * @param clients connections that send at once, on both sides
 * @param sides some of ABDF; A is always there
 * @param history events of the two years before, put there after the rounds, which then come once more; 0 for none
 * @param recording where the service is recorded by Java Flight Recorder
 */
public record IngestOptions(int events, int rounds, int clients, String sides, int history, Optional<Path> recording) {
    private static final int DEFAULT_EVENTS = 1_000_000;
    private static final int MOST = 4_000_000;
    private static final int LONGEST_HISTORY = 200_000_000;
    private static final String SIDES = "ABD";
    /** The service's processor time an event falls until Java has compiled all of the way, after some two million. */
    private static final int EVENTS_TO_WARM_UP = 3_000_000;

    private static final int MOST_WARM_UPS = 10;

    /**
     * Reads the words of the command line.
     *
     * @throws IllegalArgumentException if an option is not known or its value not possible
     */
    public static IngestOptions parse(List<String> words) {
        int events = DEFAULT_EVENTS;
        int rounds = 3;
        int clients = 2;
        String sides = SIDES;
        int history = 0;
        Optional<Path> recording = Optional.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--events" -> events = number(words.get(i), value, MOST);
                case "--rounds" -> rounds = number(words.get(i), value, 100);
                case "--clients" -> clients = number(words.get(i), value, 16);
                case "--sides" -> sides = sides(value);
                case "--history" -> history = number(words.get(i), value, LONGEST_HISTORY);
                case "--jfr" -> recording = Optional.of(Path.of(value).toAbsolutePath());
                default -> throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
        }
        return new IngestOptions(events, rounds, clients, sides, history, recording);
    }

    /** Rounds that are not measured. */
    int warmUps() {
        return Math.min(MOST_WARM_UPS, (EVENTS_TO_WARM_UP + events - 1) / events);
    }

    /** Whether a side is asked for. */
    boolean has(char side) {
        return sides.indexOf(side) >= 0;
    }

    private static String sides(String value) {
        if (!value.matches("A[BDF]*")) {
            throw new IllegalArgumentException("--sides takes letters of ABDF, A first");
        }
        return value;
    }

    private static int number(String option, String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(option + " takes a whole number from 1 to " + most);
    }
}
