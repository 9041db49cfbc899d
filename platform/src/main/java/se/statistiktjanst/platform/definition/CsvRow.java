package se.statistiktjanst.platform.definition;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** One row of a {@link CsvTable}. Like {@link DefinitionNode} it reports what it cannot read and gives a stand-in. */
public final class CsvRow {
    private final DefinitionProblems problems = new DefinitionProblems();
    private final String file;
    private final int number;
    private final CSVRecord csv;

    CsvRow(String file, int number, CSVRecord csv) {
        this.file = file;
        this.number = number;
        this.csv = csv;
    }

    /** The row as a spreadsheet numbers it: the header is 1. */
    public int number() {
        return number;
    }

    public void fail(String reason) {
        problems.add(file, number, reason);
    }

    /** What has been found wrong in this row so far. */
    public List<DefinitionProblem> problems() {
        return problems.list();
    }

    /** The value as it stands, without blanks around it; may be empty. */
    public String raw(String column) {
        return csv.isSet(column) ? csv.get(column).strip() : "";
    }

    public String text(String column) {
        String value = raw(column);
        if (value.isEmpty()) {
            fail("%s is empty".formatted(column));
        }
        return value;
    }

    public Optional<String> optionalText(String column) {
        return Optional.of(raw(column)).filter(value -> !value.isEmpty());
    }

    public LocalDate date(String column) {
        String value = text(column);
        return value.isEmpty() ? LocalDate.EPOCH : cell(column, value).date();
    }

    public Optional<LocalDate> optionalDate(String column) {
        return optionalText(column).map(value -> cell(column, value).date());
    }

    public OptionalInt optionalInteger(String column) {
        return optionalText(column).map(value -> cell(column, value).integer()).orElse(OptionalInt.empty());
    }

    public boolean yesOrNo(String column) {
        return cell(column, raw(column)).reference(List.of("yes", "no"), column).equals("yes");
    }

    /** A constant of an enum, written in lower case with underscores. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String value = cell(column, raw(column)).reference(names, column);
        return constants[Math.max(0, names.indexOf(value))];
    }

    /** A text that must be one of the known ones; {@code what} names the kind of thing in the message. */
    public String reference(String column, Collection<String> known, String what) {
        return cell(column, raw(column)).reference(known, what);
    }

    private Cell cell(String column, String value) {
        return new Cell(problems, file, number, column, value);
    }

    <T> Optional<T> shaped(Function<CsvRow, T> shape) {
        try {
            T value = shape.apply(this);
            return problems.count() == 0 ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            if (problems.count() == 0) {
                fail(String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }
}
