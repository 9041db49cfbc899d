package se.statistiktjanst.statistics.publication;

import java.util.List;

/** The age bands of open tables; age is in whole years at the event. */
final class AgeBands {
    /** Lowest age of each band but the first. */
    static final int[] BOUNDS = {18, 30, 45, 65, 80};

    private static final List<DimensionCode> CODES = List.of(
            band("0-17", "0–17 år", "0–17 years"),
            band("18-29", "18–29 år", "18–29 years"),
            band("30-44", "30–44 år", "30–44 years"),
            band("45-64", "45–64 år", "45–64 years"),
            band("65-79", "65–79 år", "65–79 years"),
            band("80+", "80 år och äldre", "80 years and over"));

    private AgeBands() {}

    static List<DimensionCode> codes() {
        return CODES;
    }

    /** Code of a band by its index, unknown for −1. */
    static String code(int band) {
        return band < 0 ? DimensionCode.UNKNOWN : CODES.get(band).code();
    }

    private static DimensionCode band(String code, String nameSv, String nameEn) {
        return new DimensionCode(code, nameSv, nameEn);
    }
}
