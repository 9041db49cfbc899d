package se.statistiktjanst.service.open.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published cell.
 *
 * @param codes one for each dimension of the table
 * @param measures one for each metric; null where the state is not a value
 * @param states one letter for each metric, as in {@code open.cell}
 * @param revised whether its numbers are those of a revision
 */
public record StoredCell(
        String period, List<String> codes, List<@Nullable Double> measures, String states, boolean revised) {}
