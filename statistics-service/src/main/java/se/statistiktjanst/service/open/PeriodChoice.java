package se.statistiktjanst.service.open;

import java.util.List;
import se.statistiktjanst.service.page.Choice;

/** First and last period to show: form fields {@code from} and {@code to}, newest first. */
public record PeriodChoice(List<Choice> from, List<Choice> to) {

    public PeriodChoice {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
