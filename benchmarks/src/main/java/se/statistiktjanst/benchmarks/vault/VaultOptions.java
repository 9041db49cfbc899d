package se.statistiktjanst.benchmarks.vault;

import java.util.List;

/**
 * What to run.
 *
 * @param lookups look-ups from memory, and pseudonyms, a round
 * @param rounds rounds after the one that warms up
 */
public record VaultOptions(int lookups, int rounds) {
    private static final int FEWEST = 100_000;

    /**
     * Reads the words of the command line.
     *
     * @throws IllegalArgumentException if an option is not known or its value not possible
     */
    public static VaultOptions parse(List<String> words) {
        int lookups = 1_000_000;
        int rounds = 5;
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--lookups" -> lookups = number(words.get(i), value, FEWEST);
                case "--rounds" -> rounds = number(words.get(i), value, 1);
                default -> throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
        }
        return new VaultOptions(lookups, rounds);
    }

    private static int number(String option, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= 100_000_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(option + " takes a whole number from " + least + " on");
    }
}
