package se.statistiktjanst.service.staff;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import se.statistiktjanst.statistics.recipe.Aggregate;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.ReportUnit;
import se.statistiktjanst.statistics.report.StaffMonthRow;

/**
 * What was read for one look, logged in the same transaction.
 *
 * @param units those the assignment covers
 * @param months those that have figures, oldest first
 * @param rows of the recipe in its detail
 * @param table the same rows with a column for each metric
 */
record CallReport(
        ReportUnit unit,
        List<ReportUnit> units,
        List<YearMonth> months,
        Recipe recipe,
        List<StaffMonthRow> rows,
        Aggregate table,
        Instant freshAt) {}
