package se.statistiktjanst.exports.download;

import java.time.Duration;

/**
 * What the configuration says about downloads.
 *
 * @param life how long a grant waits to be redeemed
 * @param resumable how long the session that redeemed it may go on with ranges
 * @param numberRedemptions most downloads of each object of a number export
 * @param freshLogin a grant for numbers needs a log-in at most this old
 */
public record GrantRules(Duration life, Duration resumable, int numberRedemptions, Duration freshLogin) {
    /** 15 minutes, 60 minutes, 5, 15 minutes. */
    public static GrantRules defaults() {
        return new GrantRules(Duration.ofMinutes(15), Duration.ofMinutes(60), 5, Duration.ofMinutes(15));
    }
}
