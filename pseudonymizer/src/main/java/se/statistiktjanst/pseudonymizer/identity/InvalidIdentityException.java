package se.statistiktjanst.pseudonymizer.identity;

/**
 * A text is not the identity it should be. Carries the reason and a hint, never the text nor any part of it, so it may
 * be logged and sent back.
 */
public final class InvalidIdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public InvalidIdentityException(Reason reason) {
        super(reason.hint());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why an identity was refused. The hint holds no digits at all, which a test can check without the input. */
    public enum Reason {
        UNEXPECTED_CHARACTER(
                "The number holds something else than digits, a hyphen, a plus sign and blanks. Send the digits alone."),
        WRONG_LENGTH(
                "The number has neither ten nor twelve digits. Send all twelve, with century and check digit; a number"
                        + " that lost its leading zeros was probably kept as a number instead of text."),
        MISPLACED_SEPARATOR("The hyphen or plus sign is not before the last four digits, or there are several."
                + " Put one there, or none."),
        NO_SUCH_DATE("The first digits are not a date that exists. Look for swapped or mistyped digits."),
        WRONG_CHECK_DIGIT(
                "The check digit does not fit the other digits. Look for a mistyped digit at the source; do not change"
                        + " the check digit to make it fit."),
        BORN_AFTER_EVENT(
                "The person would be born after the event. Check the event's time, and the century of the number."),
        BORN_TOO_LONG_AGO("The person would be older than anyone can be at the time of the event. Check the century, or"
                + " whether the plus sign was set for another day than that of the event; all twelve digits"
                + " avoid the question."),
        WRONG_ISSUER("The issuer of a reserve number must be an OID in dotted digits, and not that of personal identity"
                + " or coordination numbers. Send those as what they are."),
        WRONG_LOCAL_ID("A reserve number is letters, digits and hyphens, at most sixty-four of them.");

        private final String hint;

        Reason(String hint) {
            this.hint = hint;
        }

        /** What is wrong and what to do about it, in English. */
        public String hint() {
            return hint;
        }
    }
}
