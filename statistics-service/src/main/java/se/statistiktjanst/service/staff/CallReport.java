package se.statistiktjanst.service.staff;

import java.time.Instant;
import java.util.List;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.report.StaffMonthRow;

/**
 * What was read for one look, logged in the same transaction.
 *
 * @param rows of the recipe in its detail
 * @param table the same rows with a column for each metric
 * @param received how whole it is
 * @param freshAt events received before this are counted
 */
record CallReport(
        CallSelection selection, List<StaffMonthRow> rows, Aggregate table, Received received, Instant freshAt) {}
