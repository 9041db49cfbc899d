package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ExportForm.AGGREGATE;
import static se.statistiktjanst.exports.order.ExportForm.NUMBERS;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.platform.embedded.TestDatabase;

class ExportFormsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path folder;

    private static ExportWorld world;

    @BeforeAll
    static void seed() {
        world = new ExportWorld(DATABASE, folder);
    }

    @Test
    void theAggregateFileHoldsTheSourcesFiguresToTheByte() {
        String id = world.ready(AGGREGATE);
        assertThat(world.text(id, "data.csv"))
                .isEqualTo("staff,calls,mean_wait_s\r\nSE1-%d,666,67.52\r\n".formatted(world.one));
    }

    @Test
    void thePseudonymisedFileNamesNobodyAndGivesItsK() {
        String id = world.ready(PSEUDONYMISED);
        String csv = world.text(id, "data.csv");
        List<String[]> rows = rows(csv);
        assertThat(csv)
                .startsWith("resident,date,service,event_type,unit,errand,clinic,channel,activity,outcome,"
                        + "resolved,forwarded,consultation,wait_s,talk_s,duration_s,sex,age_band,staff\r\n");
        assertThat(rows).hasSize(60).allSatisfy(row -> {
            assertThat(row[0]).matches("r1_[a-z2-7]{26}");
            assertThat(row[17]).matches("25-29|45-49|65-69|85-89|90\\+");
            assertThat(row[18]).matches("s1_[a-z2-7]{26}");
        });
        assertThat(rows).extracting(row -> row[5]).contains("Övrigt", "Faktura").doesNotContain("Sällsynt");
        assertThat(rows).extracting(row -> row[4].substring(0, 3)).contains("u1_", "SE2");
        assertThat(csv).doesNotContain("-D,");
        assertThat(distinct(rows, 0)).hasSize(5);
        assertThat(world.row(id).facts()).contains("\"k\": 1", "\"rows\": 60");
        assertThat(world.text(id, "datapackage.json"))
                .contains("\"name\" : \"age_band\"", "\"hash\" : \"sha256:", "datapackage.org/profiles/2.0");
        assertThat(world.text(id, "README.txt"))
                .contains("Region Ett", "Uppföljning: test", "radera alla kopior senast", "statistik@example.se");
        assertThat(world.text(id, "SHA256SUMS").lines())
                .hasSize(3)
                .allMatch(line -> Pattern.matches("[0-9a-f]{64}  \\S+", line));
    }

    @Test
    void twoExportsHaveNoPseudonymAndNoOrderInCommon() {
        List<String[]> first = rows(world.text(world.ready(PSEUDONYMISED), "data.csv"));
        List<String[]> second = rows(world.text(world.ready(PSEUDONYMISED), "data.csv"));
        for (int column : new int[] {0, 18}) {
            assertThat(distinct(first, column)).doesNotContainAnyElementsOf(distinct(second, column));
        }
        // Dates ascend in both; within a date wait_s, which numbers the rows here, tells the order.
        assertThat(order(first)).isNotEqualTo(order(second)).containsExactlyInAnyOrderElementsOf(order(second));
        assertThat(first).extracting(row -> row[1]).isSorted();
        assertThat(Math.abs(rankCorrelation(order(first), order(second)))).isLessThan(0.9);
    }

    @Test
    void rowsAreNotOrderedByResident() {
        List<String[]> rows = rows(world.text(world.ready(PSEUDONYMISED), "data.csv"));
        List<String> residents = rows.subList(0, 20).stream().map(row -> row[0]).toList();
        long changes = 0;
        for (int i = 1; i < residents.size(); i++) {
            changes += residents.get(i).equals(residents.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isGreaterThan(6);
    }

    @Test
    void theNumberFileHasTheNumbersAndTheLogHasTheResidents() {
        String id = world.ready(NUMBERS);
        List<String[]> rows = rows(world.text(id, "data.csv"));
        assertThat(distinct(rows, 0)).containsExactlyInAnyOrderElementsOf(ExportWorld.NUMBERS);
        assertThat(distinct(rows, 18)).allMatch(staff -> staff.startsWith("s1_"));
        String detail = world.superuser.withHandle(handle -> handle.createQuery(
                        "select detail::text from audit.entry where subject = :id and action = 'export.ready'")
                .bind("id", id)
                .mapTo(String.class)
                .one());
        assertThat(detail).contains("[1000, 1001, 1002, 1003, 1004]", "residentsDigest");
        assertThat(ExportWorld.NUMBERS).noneMatch(detail::contains);
    }

    @Test
    void noFileInTheFoldersHoldsAnythingInTheClear() throws IOException {
        world.ready(NUMBERS);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(read(file))
                            .doesNotContain(ExportWorld.NUMBERS)
                            .doesNotContain("wait_s", "Region Ett"));
        }
    }

    @Test
    void aRunThatDiedIsStartedAnewWithOtherKeys() throws IOException {
        String id = ((se.statistiktjanst.exports.order.OrderResult.Placed)
                        world.orders.place(world.analyst(), ExportWorld.order(PSEUDONYMISED), null))
                .export()
                .publicId();
        String deadKey = "0123456789abcdef0123456789abcdef";
        Files.write(world.keyFolder.resolve(deadKey + ".key"), new byte[32]);
        world.superuser.useHandle(handle -> {
            handle.execute(
                    "update export.export set state = 'running', data_key_id = ? where public_id = ?", deadKey, id);
            handle.execute("update operation.job set state = 'running', heartbeat_at = operation.now()"
                    + " - interval '2 minutes' where state = 'waiting'");
        });
        assertThat(world.jobs.runNext()).isTrue();
        assertThat(world.row(id).state()).isEqualTo(ExportState.READY);
        assertThat(world.keyFolder.resolve(deadKey + ".key")).doesNotExist();
        assertThat(rows(world.text(id, "data.csv"))).hasSize(60);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> rows(String csv) {
        List<String[]> rows = new ArrayList<>();
        csv.lines().skip(1).forEach(line -> rows.add(line.split(",", -1)));
        return rows;
    }

    private static Set<String> distinct(List<String[]> rows, int column) {
        Set<String> values = new HashSet<>();
        rows.forEach(row -> values.add(row[column]));
        return values;
    }

    private static List<Integer> order(List<String[]> rows) {
        return rows.stream()
                .filter(row -> row[1].equals("2021-01-10"))
                .map(row -> Integer.valueOf(row[13]))
                .toList();
    }

    /** Spearman's, of the places the same rows have in two files. */
    private static double rankCorrelation(List<Integer> first, List<Integer> second) {
        double squares = 0;
        for (int i = 0; i < first.size(); i++) {
            squares += Math.pow(i - second.indexOf(first.get(i)), 2);
        }
        double n = first.size();
        return 1 - 6 * squares / (n * (n * n - 1));
    }
}
