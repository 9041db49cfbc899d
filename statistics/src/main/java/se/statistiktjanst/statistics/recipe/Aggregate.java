package se.statistiktjanst.statistics.recipe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a report.
 *
 * @param rows values in the order of the columns: String, Integer, Long, Double, BigDecimal, Boolean, LocalDate,
 *     YearMonth, or null for no value
 * @param method in Swedish: how the figures are made, for the file's README
 */
public record Aggregate(List<ResultColumn> columns, List<List<@Nullable Object>> rows, String method) {}
