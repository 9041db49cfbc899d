package se.statistiktjanst.benchmarks.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param seconds that each side is asked in a round
 * @param rounds rounds after the one that warms up
 * @param clients connections that ask at once
 * @param rows part of the names of the rows to measure; empty for all
 * @param recording where the service is recorded by Java Flight Recorder
 */
public record OpenOptions(int seconds, int rounds, int clients, String rows, Optional<Path> recording) {

    /**
     * Reads the words of the command line.
     *
     * @throws IllegalArgumentException if an option is not known or its value not possible
     */
    public static OpenOptions parse(List<String> words) {
        int seconds = 5;
        int rounds = 3;
        int clients = 4;
        String rows = "";
        Optional<Path> recording = Optional.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--seconds" -> seconds = number(words.get(i), value);
                case "--rounds" -> rounds = number(words.get(i), value);
                case "--clients" -> clients = number(words.get(i), value);
                case "--rows" -> rows = value;
                case "--jfr" -> recording = Optional.of(Path.of(value).toAbsolutePath());
                default -> throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
        }
        return new OpenOptions(seconds, rounds, clients, rows, recording);
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= 1_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(option + " takes a whole number from 1 to 1000");
    }
}
