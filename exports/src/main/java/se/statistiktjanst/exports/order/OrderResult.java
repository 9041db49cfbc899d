package se.statistiktjanst.exports.order;

/** What became of an order. */
public sealed interface OrderResult {
    /** It waits for its turn, or for approval. */
    record Placed(ExportRow export) implements OrderResult {}

    /** The same order under the same idempotency key was placed before. */
    record Repeated(ExportRow export) implements OrderResult {}

    /** Another order was placed under the same idempotency key. */
    record KeyReused() implements OrderResult {}

    /** The caller has no right to this form. */
    record NotAllowed() implements OrderResult {}

    /** Log in again first: numbers need a fresh log-in. */
    record LoginTooOld() implements OrderResult {}

    /** The order cannot be carried out as it stands. */
    record Refused(String pointer, String detail) implements OrderResult {}
}
