package se.statistiktjanst.service.command;

import se.statistiktjanst.statistics.publication.Period;

/** The argument {@code --period} of commands. */
final class PeriodArgument {
    private PeriodArgument() {}

    /** @throws CommandFailedException that says how a period is written */
    static Period read(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException("--period: " + e.getMessage());
        }
    }
}
