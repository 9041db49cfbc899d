package se.statistiktjanst.statistics.disclosure;

/** One published figure of a cell, made from its residents and measures. */
public sealed interface Content {
    /** Number of distinct residents. */
    record Residents() implements Content {}

    /**
     * Sum of one measure.
     *
     * @param measure index of the measure in the layout
     */
    record Sum(int measure) implements Content {}

    /**
     * A share (the numerator is part of the denominator) or a mean, made from the two published sums.
     *
     * @param numerator index of the measure in the layout
     * @param denominator index of the measure in the layout
     */
    record Ratio(int numerator, int denominator) implements Content {}
}
