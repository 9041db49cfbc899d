package se.statistiktjanst.benchmarks.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param events events a round
 * @param rounds rounds after the one that warms up
 * @param clients connections that send at once, on both sides
 * @param recording where the service is recorded by Java Flight Recorder
 */
public record IngestOptions(int events, int rounds, int clients, Optional<Path> recording) {
    private static final int DEFAULT_EVENTS = 1_000_000;
    private static final int MOST = 4_000_000;

    /**
     * Reads the words of the command line.
     *
     * @throws IllegalArgumentException if an option is not known or its value not possible
     */
    public static IngestOptions parse(List<String> words) {
        int events = DEFAULT_EVENTS;
        int rounds = 3;
        int clients = 2;
        Optional<Path> recording = Optional.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--events" -> events = number(words.get(i), value, MOST);
                case "--rounds" -> rounds = number(words.get(i), value, 100);
                case "--clients" -> clients = number(words.get(i), value, 16);
                case "--jfr" -> recording = Optional.of(Path.of(value).toAbsolutePath());
                default -> throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
        }
        return new IngestOptions(events, rounds, clients, recording);
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
