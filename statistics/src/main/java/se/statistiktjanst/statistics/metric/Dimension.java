package se.statistiktjanst.statistics.metric;

import se.statistiktjanst.platform.definition.LocalizedText;

/** What figures can be divided by. Which of them an outlet offers is its own matter. */
public enum Dimension {
    PERIOD("Period", "Period"),
    COUNTY("Län", "County"),
    CARE_PROVIDER("Vårdgivare", "Care provider"),
    UNIT("Vårdenhet", "Care unit"),
    SERVICE("Tjänst", "Service"),
    CHANNEL("Kanal", "Channel"),
    ERRAND("Ärende", "Errand"),
    CLINIC("Mottagning", "Clinic"),
    SEX("Kön", "Sex"),
    AGE_BAND("Ålder", "Age"),
    STAFF("Medarbetare", "Staff member"),
    /** Where the resident lives; {@link #COUNTY} is where the care provider is. */
    RESIDENT_COUNTY("Hemlän", "Home county");

    private final String sv;
    private final String en;

    Dimension(String sv, String en) {
        this.sv = sv;
        this.en = en;
    }

    public LocalizedText title() {
        return new LocalizedText(sv, en);
    }
}
