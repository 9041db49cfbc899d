package se.statistiktjanst.service.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Choice;

/**
 * The form that posts a sample event through the collector: its fields are the event's type and the unit.
 *
 * @param receipt what the collector answered the last time, null before
 * @param resultHref where the event is to be seen within a minute
 */
public record EventForm(
        String action,
        List<Choice> types,
        List<Choice> units,
        @Nullable String receipt,
        String resultHref) {

    public EventForm {
        types = List.copyOf(types);
        units = List.copyOf(units);
    }
}
