package se.statistiktjanst.statistics.disclosure;

/**
 * A true sum over one cell and its two largest single contributions. Never leaves the publication.
 *
 * @param sum in the measure's whole unit (events, seconds), at least 0
 * @param largest largest sum of one contributor
 * @param second second largest, 0 with a single contributor
 * @param contributors how many contributed more than 0
 * @param key sum of the record keys of those contributors modulo 2³²
 */
public record MeasureTotal(long sum, long largest, long second, long contributors, int key) {
    public static final MeasureTotal NONE = new MeasureTotal(0, 0, 0, 0, 0);

    public MeasureTotal {
        if (contributors < 0 || (contributors == 0) != (largest == 0)) {
            throw new IllegalArgumentException("A total has contributors exactly if it has a largest contribution");
        }
        if (second < 0 || largest < second || sum < largest + second) {
            throw new IllegalArgumentException(
                    "A total must be at least its two largest contributions, and these ordered and not negative");
        }
    }

    /** Whether two contributors stand for so much that the second could estimate the first too well. */
    boolean isDominated(double dominance) {
        return sum - largest - second < dominance * largest;
    }
}
