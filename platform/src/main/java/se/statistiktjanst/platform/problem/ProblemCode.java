package se.statistiktjanst.platform.problem;

import java.util.Locale;

/**
 * The kinds of error that a client can rely on. The code never changes; title and detail may. Titles of {@code /api/v2}
 * are those that PxWebApi 2 clients match.
 */
public enum ProblemCode {
    BAD_REQUEST(400, "Bad request", "Felaktig begäran"),
    NOT_LOGGED_IN(401, "Log-in required", "Inloggning krävs"),
    UNKNOWN_SENDER(401, "Unknown sender", "Okänd avsändare"),
    FORBIDDEN(403, "Not allowed", "Inte tillåtet"),
    NOT_FOUND(404, "Not found", "Finns inte"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Metoden är inte tillåten"),
    NOT_ACCEPTABLE(406, "Format not available", "Formatet finns inte"),
    TOO_SLOW(408, "Too slow", "För långsamt"),
    CONFLICT(409, "Conflict", "Konflikt"),
    EXPIRED(410, "Expired", "Har gått ut"),
    TOO_LARGE(413, "Too large", "För stort"),
    UNSUPPORTED_MEDIA_TYPE(415, "Media type not supported", "Medietypen stöds inte"),
    RANGE_NOT_SATISFIABLE(416, "Range not satisfiable", "Intervallet finns inte"),
    REFUSED(422, "Refused", "Nekad"),
    TOO_MANY_REQUESTS(429, "Too many requests", "För många anrop"),
    INTERNAL(500, "Internal error", "Internt fel"),
    UNAVAILABLE(503, "Temporarily unavailable", "Tillfälligt otillgänglig"),

    // Of the open API. Clients of PxWebApi 2 match the English titles, spelling included.
    UNSUPPORTED_LANGUAGE(400, "Unsupported language", "Språket stöds inte"),
    NON_EXISTENT_TABLE(404, "Non-existent table", "Tabellen finns inte"),
    NON_EXISTENT_PAGE(404, "Non-existent page", "Sidan finns inte"),
    NON_EXISTENT_CODELIST(404, "Non-existent codelist", "Kodlistan finns inte"),
    NON_EXISTENT_VARIABLE(400, "Non-existent variable", "Variabeln finns inte"),
    NON_EXISTENT_VALUE(400, "Non-existent value", "Värdet finns inte"),
    ILLEGAL_SELECTION_EXPRESSION(400, "Illegal selection expression", "Felaktigt urvalsuttryck"),
    MISSING_SELECTION(400, "Missing selection for mandantory variable", "Urval saknas för en obligatorisk variabel"),
    TOO_MANY_CELLS(400, "Too many cells selected", "För många celler valda");

    private final int status;
    private final String english;
    private final String swedish;

    ProblemCode(int status, String english, String swedish) {
        this.status = status;
        this.english = english;
        this.swedish = swedish;
    }

    public int status() {
        return status;
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("sv") ? swedish : english;
    }

    /** The code as it stands in {@code type}: {@code urn:statistik:problem:not-found}. */
    public String urn() {
        return "urn:statistik:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code that says best what an HTTP status means. */
    public static ProblemCode ofStatus(int status) {
        for (ProblemCode code : values()) {
            if (code.status == status && code != UNKNOWN_SENDER) {
                return code;
            }
        }
        return status < 500 ? BAD_REQUEST : INTERNAL;
    }
}
