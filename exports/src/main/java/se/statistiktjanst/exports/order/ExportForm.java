package se.statistiktjanst.exports.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much an export tells about persons. */
public enum ExportForm {
    /** Figures per staff member and month; no residents. */
    AGGREGATE("aggregerad"),
    /** One row per event, persons under pseudonyms of this export alone. */
    PSEUDONYMISED("detaljerad och pseudonymiserad"),
    /** One row per event with the residents' personal identity numbers; staff under pseudonyms. */
    NUMBERS("detaljerad med personnummer");

    private final String swedish;

    ExportForm(String swedish) {
        this.swedish = swedish;
    }

    /** As it stands in API and database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String swedish() {
        return swedish;
    }
}
