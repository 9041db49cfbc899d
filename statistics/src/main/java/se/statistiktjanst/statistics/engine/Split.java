package se.statistiktjanst.statistics.engine;

import se.statistiktjanst.platform.definition.LocalizedText;
import se.statistiktjanst.platform.definition.Spelling;

/** What figures are divided by, besides the period. */
public enum Split {
    SERVICE("Tjänst", "Service"),
    /** The unit that the event names. */
    UNIT("Vårdenhet", "Care unit"),
    /** The unit above, as the organisation of the question says. */
    DIVISION("Verksamhetsområde", "Division"),
    /** An own group that the unit is in, as the organisation of the question says; a unit may be in several. */
    GROUP("Egen grupp", "Own group"),
    CHANNEL("Kanal", "Channel"),
    STAFF("Medarbetare", "Staff member"),
    /** 1 Monday to 7 Sunday, Europe/Stockholm. */
    WEEKDAY("Veckodag", "Weekday"),
    /** 0 to 23, Europe/Stockholm. */
    HOUR("Timme", "Hour of day"),
    /** The county where residents live, where events state it; of the care provider as a whole. */
    RESIDENT_COUNTY("Hemlän", "Home county");

    private final String sv;
    private final String en;

    Split(String sv, String en) {
        this.sv = sv;
        this.en = en;
    }

    public LocalizedText title() {
        return new LocalizedText(sv, en);
    }

    /** As written in an address or a file: {@code unit}. */
    public String code() {
        return Spelling.of(this);
    }
}
