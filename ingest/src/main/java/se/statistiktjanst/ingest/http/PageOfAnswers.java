package se.statistiktjanst.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** What the lists of the senders' API have in common: a day, a length, and a link to the next page. */
public final class PageOfAnswers {
    private static final int LONGEST = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private PageOfAnswers() {}

    /** A page, with {@code Link: rel="next"} if there is more; never cached. */
    public static Response of(Object page, @Nullable String next, UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (next != null) {
            answer.link(
                    uri.getRequestUriBuilder().replaceQueryParam("after", next).build(), "next");
        }
        return answer.build();
    }

    /**
     * Reads a day; null stays null.
     *
     * @throws ProblemException BAD_REQUEST unless it is one such as 2026-01-31
     */
    public static @Nullable LocalDate day(@Nullable String text, String parameter) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Told below, without the text that the exception quotes.
        }
        throw new ProblemException(ProblemCode.BAD_REQUEST, parameter + " must be a day such as 2026-01-31");
    }

    /**
     * Reads how many a page holds.
     *
     * @throws ProblemException BAD_REQUEST unless it is a number from 1 to 1000
     */
    public static int limit(String text) {
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LONGEST) {
                return limit;
            }
        }
        throw new ProblemException(ProblemCode.BAD_REQUEST, "limit must be a number from 1 to " + LONGEST);
    }

    /** The cursor was not given by this address, or to another sender. */
    public static ProblemException foreignCursor() {
        return new ProblemException(ProblemCode.BAD_REQUEST, "after is none that this address gave: begin without it");
    }
}
