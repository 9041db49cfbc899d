package se.statistiktjanst.statistics.disclosure;

import java.util.List;

/**
 * The measures summed for each cell of a cube, and the figures published from them, in the order of the stored cell. A part must stand after its
 * whole.
 */
public record CellLayout(List<MeasureRule> measures, List<Content> contents) {
    public CellLayout {
        measures = List.copyOf(measures);
        contents = List.copyOf(contents);
        for (int measure = 0; measure < measures.size(); measure++) {
            int whole = measures.get(measure).partOf().orElse(-1);
            if (whole >= measure) {
                throw new IllegalArgumentException(
                        "Measure " + measure + " is part of measure " + whole + ", which must stand before it");
            }
        }
        for (Content content : contents) {
            requireMeasures(content, measures.size());
        }
    }

    private static void requireMeasures(Content content, int measures) {
        if (content instanceof Content.Sum sum) {
            requireMeasure(sum.measure(), measures);
        } else if (content instanceof Content.Ratio ratio) {
            requireMeasure(ratio.numerator(), measures);
            requireMeasure(ratio.denominator(), measures);
        }
    }

    private static void requireMeasure(int measure, int measures) {
        if (measure < 0 || measure >= measures) {
            throw new IllegalArgumentException("A content names measure " + measure + " of " + measures);
        }
    }
}
