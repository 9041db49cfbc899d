package se.statistiktjanst.service.demo.crack;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import se.statistiktjanst.statistics.disclosure.PerturbationTable;

/**
 * Wants to know a number from 1 to 4. Without protection two questions and a subtraction do. With it the attacker has
 * nothing but the published cells, knows the method and its table, knows how common each number is, and takes the most
 * probable: what the published cell says (by the table) times what two differences of published cells say (as normal
 * distributions of the noise of all cells in them).
 */
final class Attacker {
    static final int SMALLEST = 1;
    static final int LARGEST = 4;

    private final Town town;
    private final TownFigures figures;
    private final PerturbationTable table;
    private final long[] common;

    /** @param table the one the figures are protected with; methods are public, keys are not */
    Attacker(Town town, TownFigures figures, PerturbationTable table) {
        this.town = town;
        this.figures = figures;
        this.table = table;
        this.common = LongStream.rangeClosed(SMALLEST, LARGEST)
                .map(size -> smallGroups().stream()
                        .filter(group -> figures.truth(group) == size)
                        .count())
                .toArray();
    }

    /** The groups of true size 1 to 4. */
    List<Group> smallGroups() {
        return IntStream.range(0, town.places().size())
                .boxed()
                .flatMap(place -> Arrays.stream(Errand.values()).map(errand -> new Group(place, errand)))
                .filter(group -> figures.truth(group) >= SMALLEST && figures.truth(group) <= LARGEST)
                .toList();
    }

    /** All of the place less all of the place without the group: both are large, so neither is hidden. */
    long withoutProtection(Group group) {
        return figures.truth(group.allErrands()) - othersTruly(group);
    }

    long othersTruly(Group group) {
        return others(group).stream().mapToLong(figures::truth).sum();
    }

    /** What the other errands of the place are published as, together. */
    long othersPublished(Group group) {
        return others(group).stream().mapToLong(figures::published).sum();
    }

    long withProtection(Group group) {
        return LongStream.rangeClosed(SMALLEST, LARGEST)
                .boxed()
                .max(Comparator.comparingDouble(size -> likelihood(group, size)))
                .orElseThrow();
    }

    /** The number that is right most often when one always says it. */
    long blind() {
        return LongStream.rangeClosed(SMALLEST, LARGEST)
                .boxed()
                .max(Comparator.comparingLong(size -> common[(int) (size - SMALLEST)]))
                .orElseThrow();
    }

    private double likelihood(Group group, long size) {
        double byPlace = figures.published(group.allErrands()) - othersPublished(group);
        double byErrand = figures.published(group.allPlaces())
                - otherPlaces(group).stream().mapToLong(figures::published).sum();
        return common[(int) (size - SMALLEST)]
                * probability(size, figures.published(group))
                * normal(byPlace - size, Errand.values().length)
                * normal(byErrand - size, town.places().size());
    }

    private double probability(long size, long published) {
        return table.entries().stream()
                .filter(entry -> entry.trueCount() == size && entry.publishedCount() == published)
                .mapToDouble(PerturbationTable.Entry::probability)
                .sum();
    }

    private double normal(double distance, int cells) {
        return Math.exp(-distance * distance / (2 * cells * table.parameters().variance()));
    }

    private static List<Group> others(Group group) {
        return Arrays.stream(Errand.values())
                .filter(errand -> errand != group.errand())
                .map(errand -> new Group(group.place(), errand))
                .toList();
    }

    private List<Group> otherPlaces(Group group) {
        return IntStream.range(0, town.places().size())
                .boxed()
                .filter(place -> !Objects.equals(place, group.place()))
                .map(place -> new Group(place, group.errand()))
                .toList();
    }
}
