package se.statistiktjanst.exports.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single byte range (RFC 9110 §14) of an object of known length, both ends included. Anything but one range of bytes
 * is ignored, as the standard allows.
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Thrown when the range lies outside the object. */
    static final class NotSatisfiable extends RuntimeException {}

    static Optional<ByteRange> parse(@Nullable String header, long length) {
        Matcher single = header == null ? null : SINGLE.matcher(header.strip());
        if (single == null || !single.matches()) {
            return Optional.empty();
        }
        String first = single.group(1);
        String last = single.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        if (from >= length) {
            throw new NotSatisfiable();
        }
        return Optional.of(new ByteRange(from, Math.min(to, length - 1)));
    }

    private static ByteRange suffix(long count, long length) {
        if (count == 0 || length == 0) {
            throw new NotSatisfiable();
        }
        return new ByteRange(Math.max(0, length - count), length - 1);
    }

    long count() {
        return last - first + 1;
    }
}
