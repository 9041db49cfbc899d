package se.statistiktjanst.service.staff;

import java.time.YearMonth;
import java.util.List;
import se.statistiktjanst.statistics.recipe.Recipe;
import se.statistiktjanst.statistics.report.ReportUnit;

/**
 * A unit and months that an assignment covers.
 *
 * @param units all units that the assignment covers and that have figures
 * @param months those that have figures, oldest first
 * @param recipe in the detail that the assignment gives for the unit
 */
public record CallSelection(ReportUnit unit, List<ReportUnit> units, List<YearMonth> months, Recipe recipe) {}
