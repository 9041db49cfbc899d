package se.statistiktjanst.statistics.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Residents that staff know the exact number of: those of a care provider or unit with events of some types in some
 * services in a month.
 *
 * @param place public id of a unit, or {@link DimensionCode#TOTAL}
 * @param services codes; empty for all
 */
record Population(String place, Set<String> eventTypes, Set<String> services, long residents) {
    private static final Comparator<Population> LARGEST_FIRST = Comparator.comparingLong(Population::residents)
            .reversed()
            .thenComparing(population -> !population.place().equals(DimensionCode.TOTAL))
            .thenComparing(population -> -population.eventTypes().size())
            .thenComparing(population -> population.services().size())
            .thenComparing(Population::place)
            .thenComparing(population -> List.copyOf(population.services()).toString());

    /**
     * Those whose tables may be divided. One of few residents may not: a number in a cell would be theirs. Nor one that
     * all but a few of a larger one belong to: where the two differ, the few would be. Both follow from exact figures, so
     * what is left out tells nothing.
     *
     * @param least the number that is not few
     */
    static List<Population> divided(Collection<Population> all, long least) {
        List<Population> divided = new ArrayList<>();
        all.stream().distinct().sorted(LARGEST_FIRST).forEach(one -> {
            boolean enough = one.residents() == 0 || one.residents() >= least;
            if (enough && divided.stream().allMatch(whole -> one.leavesEnoughOf(whole, least))) {
                divided.add(one);
            }
        });
        return divided;
    }

    private boolean leavesEnoughOf(Population whole, long least) {
        long others = whole.residents() - residents;
        return residents == 0 || !isWithin(whole) || others == 0 || others >= least;
    }

    private boolean isWithin(Population whole) {
        return (whole.place().equals(DimensionCode.TOTAL) || whole.place().equals(place))
                && whole.eventTypes().containsAll(eventTypes)
                && (whole.services().isEmpty()
                        || (!services.isEmpty() && whole.services().containsAll(services)));
    }
}
