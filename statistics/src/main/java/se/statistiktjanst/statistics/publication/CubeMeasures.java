package se.statistiktjanst.statistics.publication;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import se.statistiktjanst.statistics.disclosure.CellLayout;
import se.statistiktjanst.statistics.disclosure.Content;
import se.statistiktjanst.statistics.disclosure.MeasureRule;
import se.statistiktjanst.statistics.metric.Measure;

/** The sums a cube needs, each once, and how its contents are made from them. */
final class CubeMeasures {
    /** One sum: a column over some event types. */
    private record Summed(Measure column, Set<String> eventTypes) {
        boolean isWholeOf(Summed part) {
            return part.column().whole().filter(column::equals).isPresent()
                    && eventTypes.containsAll(part.eventTypes());
        }
    }

    private static final Comparator<Summed> WHOLE_BEFORE_PART = Comparator.comparing(Summed::column)
            .thenComparing(measure -> -measure.eventTypes().size())
            .thenComparing(measure -> new TreeSet<>(measure.eventTypes()).toString());

    private final List<Summed> measures;
    private final CellLayout layout;

    /** @param guardsStaff whether measures about staff need enough of them; not within their own organisation */
    CubeMeasures(PublishedCube cube, boolean guardsStaff) {
        this.measures = List.copyOf(measures(cube));
        this.layout = new CellLayout(
                measures.stream().map(measure -> rule(measure, guardsStaff)).toList(),
                cube.metrics().stream().map(this::content).toList());
    }

    CellLayout layout() {
        return layout;
    }

    int size() {
        return measures.size();
    }

    /** What a row contributes to each sum. */
    long[] contributions(UsageRow row) {
        long[] contributions = new long[measures.size()];
        for (int index = 0; index < contributions.length; index++) {
            Summed measure = measures.get(index);
            if (measure.eventTypes().contains(row.eventType())) {
                contributions[index] = row.measure(measure.column());
            }
        }
        return contributions;
    }

    private static SortedSet<Summed> measures(PublishedCube cube) {
        SortedSet<Summed> measures = new TreeSet<>(WHOLE_BEFORE_PART);
        for (CubeMetric each : cube.metrics()) {
            CubeMetric metric = each instanceof CubeMetric.PerThousand rate ? rate.number() : each;
            if (metric instanceof CubeMetric.Sum sum) {
                measures.add(new Summed(sum.column(), sum.eventTypes()));
            } else if (metric instanceof CubeMetric.Ratio ratio) {
                measures.add(new Summed(ratio.numerator(), ratio.eventTypes()));
                measures.add(new Summed(ratio.denominator(), ratio.eventTypes()));
            }
        }
        return measures;
    }

    private MeasureRule rule(Summed measure, boolean guardsStaff) {
        OptionalInt whole = OptionalInt.empty();
        for (int index = 0; index < measures.size() && whole.isEmpty(); index++) {
            if (measures.get(index).isWholeOf(measure)) {
                whole = OptionalInt.of(index);
            }
        }
        return new MeasureRule(guardsStaff && measure.column().isAboutStaff(), whole);
    }

    private Content content(CubeMetric metric) {
        if (metric instanceof CubeMetric.PerThousand rate) {
            return new Content.PerThousand(content(rate.number()));
        }
        if (metric instanceof CubeMetric.Sum sum) {
            return new Content.Sum(measures.indexOf(new Summed(sum.column(), sum.eventTypes())));
        }
        if (metric instanceof CubeMetric.Ratio ratio) {
            return new Content.Ratio(
                    measures.indexOf(new Summed(ratio.numerator(), ratio.eventTypes())),
                    measures.indexOf(new Summed(ratio.denominator(), ratio.eventTypes())));
        }
        return new Content.Residents();
    }
}
