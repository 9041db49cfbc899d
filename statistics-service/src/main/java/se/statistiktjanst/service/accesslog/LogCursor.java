package se.statistiktjanst.service.accesslog;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * Where a page of the log begins: at a time, after so many entries of that same time. No entry's number is in it.
 *
 * @param at newest time on the page
 * @param skip entries of that time that stood on the pages before
 */
public record LogCursor(Instant at, int skip) {
    private static final Pattern TEXT = Pattern.compile("([0-9T:.Z-]{20,40})~(\\d{1,6})");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** The newest entries. */
    public static final LogCursor NEWEST = new LogCursor(LAST, 0);

    /**
     * Reads it as an address has it.
     *
     * @param text null for the newest entries
     * @throws ProblemException BAD_REQUEST if it is none of ours
     */
    public static LogCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NEWEST;
        }
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                return new LogCursor(Instant.parse(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        throw new ProblemException(
                ProblemCode.BAD_REQUEST, "the cursor is none that this address gave: begin without one");
    }

    /** What comes after the rows of a page that began here; null if they were the last. */
    @Nullable
    LogCursor after(List<LogRow> shown, boolean more) {
        if (!more) {
            return null;
        }
        Instant last = shown.get(shown.size() - 1).at();
        int same = (int) shown.stream().filter(row -> row.at().equals(last)).count();
        return new LogCursor(last, last.equals(at) ? skip + same : same);
    }

    public boolean isNewest() {
        return equals(NEWEST);
    }

    @Override
    public String toString() {
        return at + "~" + skip;
    }
}
