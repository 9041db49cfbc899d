package se.statistiktjanst.statistics.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published cell.
 *
 * @param period as {@code 2021M01}
 * @param codes one for each dimension of the table
 * @param measures one for each metric; null where the state is not a value
 * @param states one letter for each metric, see {@link se.statistiktjanst.statistics.disclosure.CellState}
 */
public record CatalogueCell(String period, List<String> codes, List<@Nullable Double> measures, String states) {}
