package se.statistiktjanst.demo.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The published test numbers as residents: each has a home county, and within a county some turn to care far more often
 * than others, so that most of those seen in a month return.
 */
final class SampleResidents {
    private static final double FALL = 0.06;

    private final Map<String, Skewed<String>> byCounty = new HashMap<>();
    private final Map<String, String> homeOf = new HashMap<>();
    private final Skewed<String> anywhere;

    private SampleResidents(List<String> numbers, Skewed<String> counties, SplittableRandom random) {
        List<String> mixed = mixed(numbers, random);
        Map<String, List<String>> homes = new HashMap<>();
        mixed.forEach(number -> homes.computeIfAbsent(counties.draw(random), county -> new ArrayList<>())
                .add(number));
        homes.forEach((county, residents) -> {
            byCounty.put(county, Skewed.falling(residents, FALL));
            residents.forEach(resident -> homeOf.put(resident, county));
        });
        anywhere = Skewed.falling(mixed, FALL / 10);
    }

    /**
     * Reads them.
     *
     * @param file one number a line
     * @param counties from which their homes are drawn
     */
    static SampleResidents read(Path file, Skewed<String> counties, long seed) {
        try {
            return new SampleResidents(Files.readAllLines(file), counties, new SplittableRandom(seed));
        } catch (IOException e) {
            throw new UncheckedIOException("the test numbers cannot be read from " + file, e);
        }
    }

    /** A resident of the county, or of any. */
    String draw(@Nullable String county, SplittableRandom random) {
        return byCounty.getOrDefault(county, anywhere).draw(random);
    }

    /** The county where a resident lives. */
    String homeOf(String resident) {
        return Objects.requireNonNull(homeOf.get(resident));
    }

    private static List<String> mixed(List<String> numbers, SplittableRandom random) {
        List<String> mixed = new ArrayList<>(numbers);
        for (int place = mixed.size() - 1; place > 0; place--) {
            int other = random.nextInt(place + 1);
            String moved = mixed.get(place);
            mixed.set(place, mixed.get(other));
            mixed.set(other, moved);
        }
        return mixed;
    }
}
