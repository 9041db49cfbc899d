package se.statistiktjanst.exports.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.write.CsvTable;
import se.statistiktjanst.exports.write.WrittenObject;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.AggregateSource;

/** The figures of the staff page as a file. */
final class AggregateForm implements Form {
    private final AggregateSource source;

    AggregateForm(AggregateSource source) {
        this.source = source;
    }

    @Override
    public FormResult write(Run run) throws IOException {
        Aggregate aggregate = source.select(run.tenant(), run.export().selection());
        int total = aggregate.rows().size();
        run.progress().rows(0, total);
        WrittenObject data = run.writer().write("data.csv", "text/csv", out -> {
            try (CsvTable table = new CsvTable(out, aggregate.columns())) {
                for (List<@Nullable Object> row : aggregate.rows()) {
                    table.write(row);
                }
            }
        });
        return new FormResult(data, aggregate.columns(), aggregate.method(), total, Map.of("rows", total), Map.of());
    }
}
