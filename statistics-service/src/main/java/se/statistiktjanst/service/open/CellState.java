package se.statistiktjanst.service.open;

import java.util.Locale;
import se.statistiktjanst.service.page.MessageKey;

/** What a published cell says. Every state but {@link #VALUE} has a mark with a legend; all but {@link #REVISED} stand instead of a number. */
public enum CellState implements MessageKey {
    /** A number, 0 included. */
    VALUE(""),
    /** A number that a revision changed; the mark stands beside it. */
    REVISED("r"),
    /** Hidden to protect someone. */
    HIDDEN("[c]"),
    /** The protection noise would dominate the figure. */
    UNCERTAIN("[u]"),
    /** Data for the period has not all arrived. */
    INCOMPLETE("[x]"),
    /** Cannot occur, by definition or registry. */
    NOT_APPLICABLE("[z]"),
    /** Shown as part of another value in that period. */
    NOT_SEPARATE("[s]");

    private final String mark;

    CellState(String mark) {
        this.mark = mark;
    }

    /** What stands in the cell instead of a number. */
    public String mark() {
        return mark;
    }

    /** Key of the legend text. */
    @Override
    public String messageKey() {
        return "cell." + name().toLowerCase(Locale.ROOT);
    }
}
