package se.statistiktjanst.statistics.publication;

/** One value of a dimension, as open tables show it. */
public record DimensionCode(String code, String nameSv, String nameEn) {
    public static final String TOTAL = "TOT";
    public static final String MERGED = "OVRIGA";
    public static final String UNKNOWN = "okant";

    static DimensionCode total() {
        return new DimensionCode(TOTAL, "Totalt", "Total");
    }

    static DimensionCode unknown() {
        return new DimensionCode(UNKNOWN, "Okänt", "Unknown");
    }

    /** A name that is the same in both languages, such as an organisation's own. */
    static DimensionCode named(String code, String name) {
        return new DimensionCode(code, name, name);
    }
}
