package se.statistiktjanst.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes times as RFC 3339 has them. What nearly all senders send, {@code 2026-01-31T08:15:00Z}, is read and
 * written by hand: the general way took an eighth of all that is done to an event.
 */
final class EventTimes {
    private static final int SECONDS_LENGTH = "2026-01-31T08:15:00Z".length();
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;
    private static final String PLAIN = "dddd-dd-ddTdd:dd:ddZ";
    /** RFC 3339 with seconds; what follows is left to the parser. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                    + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private EventTimes() {}

    /** The time, null if the text is none. */
    static @Nullable Instant parse(String text) {
        try {
            if (isPlain(text)) {
                return plain(text);
            }
            return TIME.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException e) {
            // No such day or hour; the exception quotes the value.
            return null;
        }
    }

    private static boolean isPlain(String text) {
        if (text.length() != SECONDS_LENGTH) {
            return false;
        }
        for (int i = 0; i < SECONDS_LENGTH; i++) {
            char c = text.charAt(i);
            char wanted = PLAIN.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant plain(String text) {
        return LocalDateTime.of(
                        two(text, 0) * 100 + two(text, 2),
                        two(text, 5),
                        two(text, 8),
                        two(text, 11),
                        two(text, 14),
                        two(text, 17))
                .toInstant(ZoneOffset.UTC);
    }

    private static int two(String text, int place) {
        return (text.charAt(place) - '0') * 10 + text.charAt(place + 1) - '0';
    }

    /** The same as {@link Instant#toString}. */
    static String text(Instant at) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        if (at.getNano() != 0 || utc.getYear() < FIRST_YEAR || utc.getYear() > LAST_YEAR) {
            return at.toString();
        }
        byte[] text = new byte[SECONDS_LENGTH];
        put(text, 0, utc.getYear() / 100, '-');
        put(text, 2, utc.getYear() % 100, '-');
        put(text, 5, utc.getMonthValue(), '-');
        put(text, 8, utc.getDayOfMonth(), 'T');
        put(text, 11, utc.getHour(), ':');
        put(text, 14, utc.getMinute(), ':');
        put(text, 17, utc.getSecond(), 'Z');
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int place, int number, char after) {
        text[place] = (byte) ('0' + number / 10);
        text[place + 1] = (byte) ('0' + number % 10);
        text[place + 2] = (byte) after;
    }
}
