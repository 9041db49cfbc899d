package se.statistiktjanst.statistics.publication;

/**
 * Why a published period is published again.
 *
 * @param reasonSv public
 * @param reasonEn public
 * @param approvedBy who answers for it; kept by the operator and never public
 */
public record Revision(String reasonSv, String reasonEn, String approvedBy) {
    /** How many times a period can be revised. */
    public static final int MOST = 2;

    public Revision {
        if (reasonSv.isBlank() || reasonEn.isBlank() || approvedBy.isBlank()) {
            throw new IllegalArgumentException(
                    "A revision has a reason in both languages and somebody who approved it");
        }
    }
}
