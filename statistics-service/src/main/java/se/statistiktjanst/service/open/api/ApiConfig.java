package se.statistiktjanst.service.open.api;

import java.util.List;

/** {@code /config} as PxWebApi 2 has it; the time window is in seconds. */
record ApiConfig(
        String apiVersion,
        String appVersion,
        List<LanguageName> languages,
        String defaultLanguage,
        int maxDataCells,
        int maxCallsPerTimeWindow,
        int timeWindow,
        String license,
        String defaultDataFormat,
        List<String> dataFormats,
        List<SourceReference> sourceReferences,
        List<Feature> features) {

    record LanguageName(String id, String label) {}

    /** How to name the source in a language. */
    record SourceReference(String language, String text) {}

    record Feature(String id, List<Parameter> params) {}

    record Parameter(String key, String value) {}
}
