package se.statistiktjanst.service.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.engine.Answer;
import se.statistiktjanst.statistics.engine.Member;
import se.statistiktjanst.statistics.engine.Split;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/** An answer as rows of a file: one for each period and member, with codes and names. */
final class ReportFile {
    private ReportFile() {}

    static Aggregate table(Answer answer) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(
                new ResultColumn("period", ResultColumn.Type.STRING, "Period", "Som 2026-03, 2026-W12 eller 2026-Q1"));
        for (Split split : answer.question().by()) {
            columns.add(new ResultColumn(
                    split.code(), ResultColumn.Type.STRING, split.title().sv(), "Kod"));
            columns.add(new ResultColumn(
                    split.code() + "_name",
                    ResultColumn.Type.STRING,
                    split.title().sv(),
                    "Namn"));
        }
        answer.metrics()
                .forEach(metric -> columns.add(new ResultColumn(
                        metric.id(),
                        ResultColumn.Type.NUMBER,
                        metric.title().sv(),
                        metric.text().sv() + " Enhet: " + metric.unit().sv())));
        return new Aggregate(
                columns, answer.rows().stream().map(row -> row(answer, row)).toList(), "Exakta siffror.");
    }

    private static List<@Nullable Object> row(Answer answer, Answer.Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(
                answer.question().grain().label(row.period(), answer.question().to()));
        for (Member member : row.members()) {
            values.add(member.code());
            values.add(member.name().sv());
        }
        values.addAll(row.values());
        return values;
    }
}
