package se.statistiktjanst.service.mine;

import java.util.List;
import se.statistiktjanst.service.staff.Figure;

/**
 * The person's figures of a month and unit.
 *
 * @param month for example {@code 2021-01}
 * @param preliminary whether the month is still open
 * @param values one for each metric
 */
public record MeasuredMonth(String month, boolean preliminary, String unit, List<Figure> values) {
    public MeasuredMonth {
        values = List.copyOf(values);
    }
}
