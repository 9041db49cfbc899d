package se.statistiktjanst.ingest.registry;

import se.statistiktjanst.platform.definition.LocalizedText;

/** A county by its code. */
public record County(String code, LocalizedText name) {
    /** What figures of the whole country are filed under; nobody's home county. */
    public static final String WHOLE_COUNTRY = "00";
}
