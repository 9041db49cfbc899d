package se.statistiktjanst.exports.download;

import java.time.Instant;

/** What became of a request for a grant. */
public sealed interface GrantResult {
    /** Redeem it before it expires. */
    record Granted(GrantToken token, Instant expiresAt) implements GrantResult {}

    /** No such export or object of the caller's; the same for unknown, foreign and not yet ready. */
    record NotFound() implements GrantResult {}

    /** The export was the caller's and its time is over. */
    record Expired() implements GrantResult {}

    /** The caller has no right to this form any more. */
    record NotAllowed() implements GrantResult {}

    /** Log in again first: numbers need a fresh log-in. */
    record LoginTooOld() implements GrantResult {}

    /** A number export's object has been downloaded as often as it may be. */
    record UsedUp() implements GrantResult {}
}
