package se.statistiktjanst.service.staff;

import java.util.List;

/**
 * The figures of one month.
 *
 * @param month for example {@code 2021-01}
 * @param preliminary whether the month is still open
 * @param figures one for each column of the page
 */
public record MonthFigures(String month, boolean preliminary, List<Figure> figures) {

    public MonthFigures {
        figures = List.copyOf(figures);
    }
}
