package se.statistiktjanst.service.open.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query to come back to. What is saved stays as it was sent, so {@code top(3)} follows the time.
 *
 * @param id null when it is sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record SavedQuery(
        @Nullable String id,
        @Nullable String tableId,
        @Nullable String language,
        @Nullable SelectionRequest selection,
        @Nullable String outputFormat,
        @Nullable List<String> outputFormatParams,
        @Nullable List<ApiLinks.Link> links) {

    SelectionRequest selectionOrDefault() {
        return Objects.requireNonNullElse(selection, SelectionRequest.DEFAULT);
    }

    /** As a question about data, after the checks that go with one. */
    DataQuery query() {
        return new DataQuery(
                Objects.requireNonNullElse(tableId, ""),
                selectionOrDefault(),
                ApiLanguage.of(language),
                OutputFormat.of(outputFormat),
                Objects.requireNonNullElse(outputFormatParams, List.of()));
    }

    /** What is kept of it: no id and no links, and nothing that is not known. */
    SavedQuery kept() {
        DataQuery query = query();
        return new SavedQuery(
                null,
                query.tableId(),
                query.language().tag(),
                query.selection(),
                query.format().id(),
                query.formatParameters(),
                null);
    }

    SavedQuery named(String name, ApiLinks links) {
        String path = "/savedqueries/" + name;
        return new SavedQuery(
                name,
                tableId,
                language,
                selection,
                outputFormat,
                outputFormatParams,
                List.of(
                        links.to("self", path),
                        links.to("selection", path + "/selection"),
                        links.to("data", path + "/data")));
    }
}
