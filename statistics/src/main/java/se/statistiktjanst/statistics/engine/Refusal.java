package se.statistiktjanst.statistics.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a question is not answered: for programs in English, for pages a reason with its arguments, to be put in words of the
 * reader's language.
 *
 * @param arguments as many and of such kinds as the reason says
 */
public record Refusal(Reason reason, List<Argument> arguments) {
    /** The reasons that the engine has. */
    public enum Reason {
        /** No roll-up has it in this division: metric, divisions asked for, divisions that can be had. */
        NOT_DIVIDED("%s is not kept by %s; it can be divided by %s"),
        /** A figure of months is asked for days or weeks: metric. */
        NOT_OF_DAYS(
                "%s is kept by the month and may not be put together of days; ask for whole months, quarters or years"),
        /** A figure of each county where residents live, of no county: metric, the division that it needs. */
        NOT_OF_A_COUNTY("%s is a figure of each county where residents live; divide it by %s"),
        /** By the county where residents live, of units or groups: metric, that division. */
        NOT_OF_UNITS("%s by %s is kept of the care provider as a whole; ask without units and groups"),
        /** Metric. */
        UNKNOWN_METRIC("there is no metric %s"),
        /** None, or more than so many. */
        NUMBER_OF_METRICS("ask for 1 to %s metrics"),
        /** More than so many, or one of them twice. */
        NUMBER_OF_DIVISIONS("figures are divided by at most %s different things"),
        /** It ends before it begins, or is longer than so many years. */
        PERIOD("to must not be before from, nor %s years after it"),
        /** More than so many days one by one. */
        NUMBER_OF_DAYS("ask for at most %s days one by one, or for weeks or months");

        private final String english;

        Reason(String english) {
            this.english = english;
        }
    }

    /** What a reason is about. */
    public sealed interface Argument {
        /** As programs write it. */
        String code();
    }

    /** A metric by its id. */
    public record OfMetric(String code) implements Argument {}

    /** Divisions, in order. */
    public record OfSplits(List<Split> splits) implements Argument {
        public OfSplits {
            splits = List.copyOf(splits);
        }

        @Override
        public String code() {
            return splits.stream().map(Split::code).collect(Collectors.joining(", "));
        }
    }

    /** A limit. */
    public record OfNumber(int number) implements Argument {
        @Override
        public String code() {
            return String.valueOf(number);
        }
    }

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    static Refusal of(Reason reason, Argument... arguments) {
        return new Refusal(reason, List.of(arguments));
    }

    /** What programs are told. */
    public String english() {
        return reason.english.formatted(arguments.stream().map(Argument::code).toArray());
    }
}
