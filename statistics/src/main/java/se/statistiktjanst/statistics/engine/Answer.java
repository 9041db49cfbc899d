package se.statistiktjanst.statistics.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.metric.MetricDefinition;

/**
 * The figures of a question.
 *
 * @param question as it was answered, its days widened to whole periods
 * @param metrics in the order of the values
 * @param rows by period and then by member; only periods and members that have events
 * @param freshAt events received before this instant are counted
 */
public record Answer(Question question, List<MetricDefinition> metrics, List<Row> rows, Instant freshAt) {
    public Answer {
        metrics = List.copyOf(metrics);
        rows = List.copyOf(rows);
    }

    /**
     * One period and combination of members.
     *
     * @param period first day
     * @param members in the order of the question's splits
     * @param values one for each metric with its decimals, shares in per cent; null where there is nothing to divide by
     */
    public record Row(LocalDate period, List<Member> members, List<@Nullable BigDecimal> values) {}
}
