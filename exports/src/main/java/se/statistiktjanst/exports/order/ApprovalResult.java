package se.statistiktjanst.exports.order;

/** What became of an approval. */
public enum ApprovalResult {
    /** The export is on its way. */
    APPROVED,
    /** No order of another person's waits under this id for this caller; the same for unknown, foreign and one's own. */
    NOT_FOUND,
    /** Log in again first. */
    LOGIN_TOO_OLD
}
