package se.statistiktjanst.statistics.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one answer beside those of an earlier period. */
public final class Comparison {
    private final Answer now;
    private final Against against;
    private final Map<List<Object>, List<@Nullable BigDecimal>> before = new HashMap<>();

    /** @param then the answer to the question that {@code against} gives for the other's */
    public Comparison(Answer now, Answer then, Against against) {
        this.now = now;
        this.against = against;
        then.rows().forEach(row -> before.put(List.of(row.period(), row.members()), row.values()));
    }

    /** The figure to compare with; null where there was none, or no such period. */
    public @Nullable BigDecimal before(Answer.Row row, int metric) {
        List<@Nullable BigDecimal> values = against.of(row.period(), now.question())
                .map(period -> before.get(List.<Object>of(period, row.members())))
                .orElse(null);
        return values == null ? null : values.get(metric);
    }
}
