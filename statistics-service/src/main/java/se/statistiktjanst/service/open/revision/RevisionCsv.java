package se.statistiktjanst.service.open.revision;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenContents;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenValue;
import se.statistiktjanst.service.open.release.Revisions.Change;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** A revision as CSV: a row for each number of each new cell, as it was and as it is. */
final class RevisionCsv {
    private RevisionCsv() {}

    static void write(OpenContents contents, String period, List<Change> changes, Language language, OutputStream out)
            throws IOException {
        try (CsvTable csv = new CsvTable(out, columns(contents.cube()))) {
            for (Change change : changes) {
                for (int metric = 0; metric < contents.cube().metrics().size(); metric++) {
                    List<@Nullable Object> row = new ArrayList<>(names(contents, change.codes(), language));
                    row.add(period);
                    row.add(contents.cube().metrics().get(metric).id());
                    add(row, change.before().get(metric));
                    add(row, change.after().get(metric));
                    csv.write(row);
                }
            }
        }
    }

    private static List<ResultColumn> columns(OpenCube cube) {
        Stream<String> dimensions =
                cube.dimensions().stream().flatMap(each -> Stream.of(each.id(), each.id() + "_name"));
        return Stream.concat(
                        dimensions,
                        Stream.of("period", "metric", "value_before", "status_before", "value_after", "status_after"))
                .map(name -> new ResultColumn(name, ResultColumn.Type.STRING, name, ""))
                .toList();
    }

    private static List<String> names(OpenContents contents, List<String> codes, Language language) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < codes.size(); at++) {
            String code = codes.get(at);
            names.add(code);
            names.add(contents.codesOf(contents.cube().dimensions().get(at)).stream()
                    .filter(each -> each.code().equals(code))
                    .map(CodeName::name)
                    .map(name -> name.in(language))
                    .findFirst()
                    .orElse(code));
        }
        return names;
    }

    private static void add(List<@Nullable Object> row, OpenValue value) {
        row.add(value.value());
        row.add(value.status().isEmpty() ? null : value.status());
    }
}
