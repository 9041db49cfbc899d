package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import se.statistiktjanst.service.page.Language;

/**
 * What is asked of a table's data.
 *
 * @param formatParameters as sent; unknown ones are not looked at
 */
record DataQuery(
        String tableId,
        SelectionRequest selection,
        Language language,
        OutputFormat format,
        List<String> formatParameters) {

    /** With language and format from an address, whose parameter names are in lower case already. */
    static DataQuery of(String tableId, SelectionRequest selection, MultivaluedMap<String, String> parameters) {
        return new DataQuery(
                tableId,
                selection,
                ApiLanguage.of(parameters.getFirst("lang")),
                OutputFormat.of(parameters.getFirst("outputformat")),
                formatParameters(parameters));
    }

    static List<String> formatParameters(MultivaluedMap<String, String> parameters) {
        return parameters.getOrDefault("outputformatparams", List.of()).stream()
                .flatMap(text -> ValueList.split(text).stream())
                .toList();
    }
}
