package se.statistiktjanst.platform.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private enum Kind {
        CALL_CENTRE,
        CLINIC
    }

    private record Unit(String name, Kind kind, LocalDate from) {}

    @TempDir
    Path folder;

    private final DefinitionProblems problems = new DefinitionProblems();

    @Test
    void readsRowsWithAByteOrderMarkAndQuotes() throws IOException {
        assertThat(units("\uFEFFname,kind,from\r\n\"Åsen, norra\",call_centre,2021-01-01\r\n"))
                .containsExactly(new Unit("Åsen, norra", Kind.CALL_CENTRE, LocalDate.of(2021, 1, 1)));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void numbersRowsAsASpreadsheetDoesAndKeepsTheGoodOnes() throws IOException {
        assertThat(units("name,kind,from\nA,klinik,2021-01-01\nB,clinic,2021-02-30\nC,clinic,2021-01-01\n,clinic\n"))
                .extracting(Unit::name)
                .containsExactly("C");
        assertThat(problems.list())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "units.csv:2: unknown kind \"klinik\"; did you mean clinic?",
                        "units.csv:3: from is \"2021-02-30\", but must be a date such as 2021-01-31",
                        "units.csv:5: has 2 values, but the header has 3 columns",
                        "units.csv:5: name is empty",
                        "units.csv:5: from is empty");
    }

    @Test
    void reportsAHeaderThatIsNotAsExpected() throws IOException {
        assertThat(units("name,kind,form\nA,clinic,2021-01-01\n")).isEmpty();
        assertThat(problems.list())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "units.csv:1: the column from is missing",
                        "units.csv:1: unknown column \"form\"; did you mean from?");
    }

    @Test
    void reportsAMissingFileAndTextThatIsNotUtf8() throws IOException {
        assertThat(CsvTable.read(folder, "units.csv", List.of("name"), problems, row -> row.text("name")))
                .isEmpty();
        Files.write(folder.resolve("latin.csv"), new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xC5, '\n'});
        assertThat(CsvTable.read(folder, "latin.csv", List.of("name"), problems, row -> row.text("name")))
                .isEmpty();
        assertThat(problems.list())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "latin.csv:1: cannot be read as CSV in UTF-8 after 0 rows", "units.csv:1: the file is missing");
    }

    private List<Unit> units(String csv) throws IOException {
        Files.writeString(folder.resolve("units.csv"), csv);
        return CsvTable.read(
                folder,
                "units.csv",
                List.of("name", "kind", "from"),
                problems,
                row -> new Unit(row.text("name"), row.choice("kind", Kind.class), row.date("from")));
    }
}
