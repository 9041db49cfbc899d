package se.statistiktjanst.statistics.disclosure;

/**
 * How strongly open numbers are protected. They are part of each release, so that it can be recomputed.
 *
 * @param threshold least published number of residents, or of staff, a shown measure must have behind it
 * @param maxNoise D, the largest noise of a person count
 * @param variance V, the variance of that noise
 * @param smallCounts js: published person counts 1…js never occur; at least threshold − 1
 * @param dominance p of the p%-rule: what is left of a total without its two largest contributors must be at least p
 *     times the largest
 * @param tolerance how far noise may move a share or mean, as a share of it
 */
public record DisclosureParameters(
        int threshold, int maxNoise, double variance, int smallCounts, double dominance, double tolerance) {

    private static final int LEAST_THRESHOLD = 3;
    private static final int RECOMMENDED_THRESHOLD = 5;

    public DisclosureParameters {
        require(threshold >= LEAST_THRESHOLD, "threshold is " + threshold + "; under 3 a cell shows single persons");
        require(smallCounts >= threshold - 1, "smallCounts must be at least threshold - 1, is " + smallCounts);
        require(dominance >= 0 && dominance <= 1, "dominance must be 0 to 1, is " + dominance);
        require(tolerance > 0 && tolerance < 1, "tolerance must be between 0 and 1, is " + tolerance);
    }

    /**
     * Threshold 5, D=9, V=8, js=4, p=.15, shares and means within ± 10 %.
     */
    public static DisclosureParameters standard() {
        return new DisclosureParameters(5, 9, 8, 4, .15, .10);
    }

    /** Whether configuration should be warned about: allowed, but weaker than what is recommended. */
    public boolean isWeakerThanRecommended() {
        return threshold < RECOMMENDED_THRESHOLD;
    }

    /** The published count from which no noise could hide that the true one is under the threshold. */
    public long leastShown() {
        return (long) threshold + maxNoise;
    }

    /** Parameters of the noise, which refuses what it cannot meet when the table is made. */
    public PerturbationTable.Parameters table() {
        return new PerturbationTable.Parameters(maxNoise, variance, smallCounts);
    }

    private static void require(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException("Disclosure parameters: " + message);
        }
    }
}
