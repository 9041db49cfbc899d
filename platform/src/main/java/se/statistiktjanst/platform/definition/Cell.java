package se.statistiktjanst.platform.definition;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * One written value and where it stands. What cannot be read is reported, and a stand-in goes on in its place: the
 * record made of it is thrown away, but the rest of the file is still read.
 */
record Cell(DefinitionProblems problems, String file, int line, String name, String text) {
    private static final LocalDate STAND_IN_DATE = LocalDate.EPOCH;

    void fail(String reason) {
        problems.add(file, line, reason);
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fail("%s is %s, but must be a date such as 2021-01-31".formatted(name, quoted()));
            return STAND_IN_DATE;
        }
    }

    OptionalInt integer() {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            fail("%s is %s, but must be a whole number".formatted(name, quoted()));
            return OptionalInt.empty();
        }
    }

    double decimal(double standIn) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            fail("%s is %s, but must be a number such as 1.5".formatted(name, quoted()));
            return standIn;
        }
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        return Spelling.parse(type, text).orElseGet(() -> {
            unknown(name, Spelling.all(type));
            return Spelling.first(type);
        });
    }

    String reference(Collection<String> known, String what) {
        if (!known.contains(text)) {
            unknown(what, known);
        }
        return text;
    }

    private void unknown(String what, Collection<String> known) {
        fail("unknown %s %s%s".formatted(what, quoted(), Suggestion.after(text, known)));
    }

    private String quoted() {
        return "\"" + text + "\"";
    }
}
