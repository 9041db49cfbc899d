package se.statistiktjanst.exports.write;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * CSV for machines: RFC 4180, UTF-8 without byte order mark, comma, CRLF, ISO dates, decimal point, ASCII minus, header
 * of stable codes. No value is an empty field. Nothing is escaped for spreadsheets: that is another file.
 */
public final class CsvTable implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter(',')
            .setRecordSeparator("\r\n")
            .setQuote('"')
            .setQuoteMode(QuoteMode.MINIMAL)
            .setNullString("")
            .get();

    private final CSVPrinter printer;
    private final int width;
    private long rows;

    public CsvTable(OutputStream out, List<ResultColumn> columns) throws IOException {
        this(out, columns, ',');
    }

    /** With another separator than the comma; all else is the same. */
    public CsvTable(OutputStream out, List<ResultColumn> columns, char separator) throws IOException {
        this.printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16),
                FORMAT.builder().setDelimiter(separator).get());
        this.width = columns.size();
        printer.printRecord(columns.stream().map(ResultColumn::name));
    }

    /** Writes a row of values in the order of the columns; null is no value. */
    public void write(List<? extends @Nullable Object> row) throws IOException {
        if (row.size() != width) {
            throw new IllegalArgumentException(
                    "a row has %d values, the table %d columns".formatted(row.size(), width));
        }
        for (Object value : row) {
            printer.print(text(value));
        }
        printer.println();
        rows++;
    }

    /** Rows written, without the header. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        // Double.toString gives 1.0E7 for ten million.
        return value instanceof Double number
                ? BigDecimal.valueOf(number).toPlainString()
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
