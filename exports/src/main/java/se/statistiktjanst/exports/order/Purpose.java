package se.statistiktjanst.exports.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why personal data is taken out: the purposes the service may be used for. */
public enum Purpose {
    FOLLOW_UP("Uppföljning"),
    EVALUATION("Utvärdering"),
    QUALITY_ASSURANCE("Kvalitetssäkring"),
    STATISTICS("Statistik"),
    OWN_REGISTER("Komplettering av eller länkning med egna register");

    private final String swedish;

    Purpose(String swedish) {
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
