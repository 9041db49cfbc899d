package se.statistiktjanst.platform.definition;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file with a header (RFC 4180, UTF-8, with or without byte order mark), read row by row. Rows are numbered as a
 * spreadsheet shows them: the header is row 1. The columns must be exactly the expected ones, in any order; optional ones may be missing and then read as empty.
 */
public final class CsvTable implements AutoCloseable, Iterator<CsvRow> {
    private static final int HEADER = 1;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int width;
    private final String name;

    private CsvTable(CSVParser parser, String name) {
        this.parser = parser;
        this.records = parser.iterator();
        this.width = parser.getHeaderNames().size();
        this.name = name;
    }

    /**
     * Opens a file for one pass in constant memory.
     *
     * @param name what problems call the file
     * @throws InvalidDefinitionsException if the header is not as expected
     * @throws IOException if there is no such file
     */
    public static CsvTable open(Path file, String name, char separator, List<String> columns) throws IOException {
        return open(file, name, separator, columns, List.of());
    }

    private static CsvTable open(Path file, String name, char separator, List<String> columns, List<String> optional)
            throws IOException {
        DefinitionProblems problems = new DefinitionProblems();
        Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            CSVParser parser = parse(text, separator);
            checkHeader(parser.getHeaderNames(), columns, optional, name, problems);
            problems.throwIfAny();
            return new CsvTable(parser, name);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** The record of each row, in order; rows with problems are reported and left out. */
    public static <T> List<T> read(
            Path root, String name, List<String> columns, DefinitionProblems problems, Function<CsvRow, T> shape) {
        return read(root, name, columns, List.of(), problems, shape);
    }

    /** As above, with columns that a file may leave out. */
    public static <T> List<T> read(
            Path root,
            String name,
            List<String> columns,
            List<String> optional,
            DefinitionProblems problems,
            Function<CsvRow, T> shape) {
        List<T> values = new ArrayList<>();
        try (CsvTable table = open(root.resolve(name), name, ',', columns, optional)) {
            while (table.hasNext()) {
                CsvRow row = table.next();
                row.shaped(shape).ifPresent(values::add);
                problems.addAll(row.problems());
            }
        } catch (InvalidDefinitionsException e) {
            problems.addAll(e.problems());
        } catch (NoSuchFileException e) {
            problems.add(name, HEADER, "the file is missing");
        } catch (IOException | UncheckedIOException e) {
            problems.add(name, HEADER, "cannot be read as CSV in UTF-8 after %d rows".formatted(values.size()));
        }
        return values;
    }

    private static CSVParser parse(Reader text, char separator) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .get()
                .parse(text);
    }

    private static void checkHeader(
            List<String> header,
            List<String> columns,
            List<String> optional,
            String name,
            DefinitionProblems problems) {
        for (String column : columns) {
            if (!header.contains(column)) {
                problems.add(name, HEADER, "the column %s is missing".formatted(column));
            }
        }
        for (String column : header) {
            if (!columns.contains(column) && !optional.contains(column)) {
                problems.add(
                        name, HEADER, "unknown column \"%s\"%s".formatted(column, Suggestion.after(column, columns)));
            }
        }
        if (header.stream().distinct().count() < header.size()) {
            problems.add(name, HEADER, "a column name stands twice");
        }
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    /**
     * The next row. Problems found in it are the row's own, see {@link CsvRow#problems}.
     *
     * @throws java.util.NoSuchElementException after the last
     */
    @Override
    public CsvRow next() {
        CSVRecord csv = records.next();
        CsvRow row = new CsvRow(name, Math.toIntExact(csv.getRecordNumber()) + HEADER, csv);
        if (csv.size() != width) {
            row.fail("has %d values, but the header has %d columns".formatted(csv.size(), width));
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
