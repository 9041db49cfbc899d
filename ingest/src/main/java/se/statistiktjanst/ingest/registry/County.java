package se.statistiktjanst.ingest.registry;

import se.statistiktjanst.platform.definition.LocalizedText;

/** A county by its code. */
public record County(String code, LocalizedText name) {
    /** What figures of the whole country are filed under; nobody's home county. */
    public static final String WHOLE_COUNTRY = "00";

    /** Whether somebody can live in a county with this code: two digits. */
    public static boolean isHome(String code) {
        return code.matches("[0-9]{2}") && !code.equals(WHOLE_COUNTRY);
    }
}
