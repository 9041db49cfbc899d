package se.statistiktjanst.benchmarks.report;

import java.util.List;

/**
 * What to run.
 *
 * @param events stored, over two years
 * @param rounds rounds after the one that warms up
 */
public record ReportOptions(int events, int rounds) {
    private static final int FEWEST = 100_000;
    private static final int MOST = 200_000_000;

    /**
     * Reads the words of the command line.
     *
     * @throws IllegalArgumentException if an option is not known or its value not possible
     */
    public static ReportOptions parse(List<String> words) {
        int events = 1_000_000;
        int rounds = 5;
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--events" -> events = number(words.get(i), value, FEWEST);
                case "--rounds" -> rounds = number(words.get(i), value, 1);
                default -> throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
        }
        return new ReportOptions(events, rounds);
    }

    private static int number(String option, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(option + " takes a whole number from " + least + " on");
    }
}
