package se.statistiktjanst.service.staff;

/**
 * The figures of one month.
 *
 * @param month for example {@code 2021-01}
 * @param preliminary whether the month is still open
 */
public record MonthFigures(String month, boolean preliminary, CallFigures figures) {}
