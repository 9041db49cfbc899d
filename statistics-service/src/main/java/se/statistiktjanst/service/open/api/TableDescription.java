package se.statistiktjanst.service.open.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.open.file.Variable;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.page.Language;

/**
 * A table as the API lists it.
 *
 * @param language of the texts; null inside a list, which says it once
 * @param updated when anything of it was last published, UTC
 * @param paths where it stands in the tree of subjects
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TableDescription(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language,
        String type,
        String id,
        String label,
        String description,
        String sortCode,
        @Nullable String updated,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod,
        String category,
        List<String> variableNames,
        boolean discontinued,
        String source,
        @Nullable String subjectCode,
        String timeUnit,
        List<List<PathElement>> paths,
        List<ApiLinks.Link> links) {

    /** A step in the tree of subjects. */
    record PathElement(String id, String label, String sortCode) {}

    static TableDescription of(OpenContents table, Language language, String source, ApiLinks links, boolean alone) {
        OpenCube cube = table.cube();
        List<String> periods = table.periods();
        boolean published = !periods.isEmpty();
        return new TableDescription(
                alone ? language.tag() : null,
                "Table",
                cube.id(),
                cube.title().in(language),
                cube.text().in(language),
                cube.id(),
                published ? table.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString() : null,
                published ? periods.get(0) : null,
                published ? periods.get(periods.size() - 1) : null,
                "public",
                variables(cube, language),
                false,
                source,
                cube.subject().isEmpty() ? null : cube.subject().get(0).id(),
                switch (cube.period()) {
                    case MONTH -> "Monthly";
                    case QUARTER -> "Quarterly";
                    case YEAR -> "Annual";
                },
                List.of(cube.subject().stream()
                        .map(step -> new PathElement(step.id(), step.title().in(language), step.id()))
                        .toList()),
                links.ofTable(cube.id()));
    }

    /** Whether every word of a search stands in id, title, text or variables. */
    boolean matches(String query) {
        String text = String.join(" ", id, label, description, String.join(" ", variableNames))
                .toLowerCase(Locale.ROOT);
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    private static List<String> variables(OpenCube cube, Language language) {
        return Stream.concat(
                        cube.dimensions().stream()
                                .map(dimension -> dimension.title().in(language)),
                        Stream.of(Variable.contentsLabel(language), Variable.timeLabel(cube, language)))
                .toList();
    }
}
