package se.statistiktjanst.service.mine;

import java.util.List;
import se.statistiktjanst.service.page.Term;

/**
 * One kind of event that the person is measured by, with the person's months.
 *
 * @param title service and kind of event
 * @param text what the event is, from its definition
 * @param metrics the columns, each with its definition
 * @param months newest first
 */
public record MeasuredThing(String title, String text, List<Term> metrics, List<MeasuredMonth> months) {
    public MeasuredThing {
        metrics = List.copyOf(metrics);
        months = List.copyOf(months);
    }
}
