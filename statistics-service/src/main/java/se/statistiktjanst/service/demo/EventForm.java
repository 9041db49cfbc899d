package se.statistiktjanst.service.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.page.Choice;

/**
 * The form that posts a sample event through the collector: its fields are {@code name=outcome} and
 * {@code name=unit}.
 *
 * @param receipt what the collector answered the last time, null before
 * @param faults why it was not taken, in the collector's words; empty if it was
 * @param resultHref where the event is to be seen within a minute
 * @param command the same from a command line
 */
public record EventForm(
        String action,
        List<Choice> outcomes,
        List<Choice> units,
        @Nullable String receipt,
        List<String> faults,
        String resultHref,
        String command) {

    public EventForm {
        outcomes = List.copyOf(outcomes);
        units = List.copyOf(units);
        faults = List.copyOf(faults);
    }
}
