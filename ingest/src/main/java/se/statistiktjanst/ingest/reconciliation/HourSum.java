package se.statistiktjanst.ingest.reconciliation;

import java.util.HexFormat;

/**
 * The ids of one hour in short: how many, and the sum modulo 2⁶⁴ of the first 8 bytes of SHA-256(source ‖ 0x1F ‖ id) of
 * each. Equal sums of different sets are as likely as guessing 64 bits; it is no proof against somebody who makes ids up
 * for that purpose, which a sender would only do to itself.
 */
record HourSum(long count, long sum) {
    static final HourSum NONE = new HourSum(0, 0);

    HourSum minus(HourSum other) {
        return new HourSum(count - other.count, sum - other.sum);
    }

    /** The sum as senders write it: 16 hexadecimal digits. */
    String hex() {
        return HexFormat.of().toHexDigits(sum);
    }
}
