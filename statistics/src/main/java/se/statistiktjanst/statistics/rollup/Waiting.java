package se.statistiktjanst.statistics.rollup;

/**
 * What is not folded yet.
 *
 * @param batches how many
 * @param last the highest id of them, 0 if there are none
 */
public record Waiting(int batches, long last) {
    static final Waiting NONE = new Waiting(0, 0);
}
