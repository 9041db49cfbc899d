package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.open.file.ArrangedTable;
import se.statistiktjanst.service.open.file.DelimitedTable;
import se.statistiktjanst.service.open.file.HtmlTable;
import se.statistiktjanst.service.open.file.JsonStat;
import se.statistiktjanst.service.open.file.Naming;
import se.statistiktjanst.service.open.file.Placement;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.file.SpreadsheetTable;
import se.statistiktjanst.service.open.file.TableParquet;

/** The formats that data comes in; {@code /config} lists exactly these. */
@SuppressWarnings("ImmutableEnumChecker") // media types and placements are values that nobody changes
enum OutputFormat {
    JSON_STAT2("json-stat2", MediaType.APPLICATION_JSON, true),
    /** A row for each cell unless a placement is given. */
    CSV("csv", "text/csv;charset=utf-8", false),
    XLSX("xlsx", SpreadsheetTable.MEDIA_TYPE, true),
    HTML("html", "text/html;charset=utf-8", true),
    /** A row for each cell, whatever placement is given. */
    PARQUET("parquet", TableParquet.MEDIA_TYPE, false);

    private final String id;
    private final String mediaType;
    private final boolean timeInHead;

    OutputFormat(String id, String mediaType, boolean timeInHead) {
        this.id = id;
        this.mediaType = mediaType;
        this.timeInHead = timeInHead;
    }

    /** @throws ProblemException NOT_ACCEPTABLE */
    static OutputFormat of(@Nullable String id) {
        return id == null || id.isBlank()
                ? JSON_STAT2
                : Arrays.stream(values())
                        .filter(format -> format.id.equalsIgnoreCase(id))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.NOT_ACCEPTABLE, "the formats are " + String.join(", ", ids())));
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(format -> format.id).toList();
    }

    String id() {
        return id;
    }

    /** How a browser is to treat the answer; the file is named after the table. Null to show it as it is. */
    @Nullable
    String disposition(String tableId) {
        return switch (this) {
            case CSV -> "inline; filename=\"%s.csv\"".formatted(tableId);
            case XLSX -> "attachment; filename=\"%s.xlsx\"".formatted(tableId);
            case PARQUET -> "attachment; filename=\"%s.parquet\"".formatted(tableId);
            case JSON_STAT2, HTML -> null;
        };
    }

    String mediaType() {
        return mediaType;
    }

    Placement placement(Placement asked) {
        if (!asked.isEmpty()) {
            return asked;
        }
        return timeInHead ? Placement.TIME_IN_HEAD : Placement.NONE;
    }

    void write(ArrangedTable table, Publisher publisher, List<String> parameters, OutputStream out) throws IOException {
        Set<String> asked = Set.copyOf(
                parameters.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList());
        switch (this) {
            case JSON_STAT2 -> JsonStat.write(table, publisher, out);
            case CSV ->
                new DelimitedTable(naming(asked, Naming.CODES), separator(asked), asked.contains("includetitle"))
                        .write(table, out);
            case XLSX -> new SpreadsheetTable(naming(asked, Naming.TEXTS)).write(table, publisher, out);
            case HTML -> new HtmlTable(naming(asked, Naming.TEXTS)).write(table, publisher, out);
            case PARQUET -> TableParquet.write(table.table(), table.language(), publisher, out);
        }
    }

    private static Naming naming(Set<String> asked, Naming otherwise) {
        if (asked.contains("usecodesandtexts")) {
            return Naming.CODES_AND_TEXTS;
        }
        return asked.contains("usetexts") ? Naming.TEXTS : asked.contains("usecodes") ? Naming.CODES : otherwise;
    }

    private static char separator(Set<String> asked) {
        if (asked.contains("separatortab")) {
            return '\t';
        }
        return asked.contains("separatorspace") ? ' ' : asked.contains("separatorsemicolon") ? ';' : ',';
    }
}
