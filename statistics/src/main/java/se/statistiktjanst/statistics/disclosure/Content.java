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
     * A published content for each 1,000 who live in the county that the cell is about. The denominator is public, so this
     * says nothing that the content itself does not.
     *
     * @param of residents or a sum
     */
    record PerThousand(Content of) implements Content {}

    /**
     * A share (the numerator is part of the denominator) or a mean, made from the two published sums.
     *
     * @param numerator index of the measure in the layout
     * @param denominator index of the measure in the layout
     */
    record Ratio(int numerator, int denominator) implements Content {}
}
