package se.statistiktjanst.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.ingest.leak.LeakScan;
import se.statistiktjanst.ingest.mapping.Mapping;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class FileImportIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @TempDir
    Path folder;

    private static final Path CONFIG = CollectorFixture.config();
    private static final Path CALLS = CONFIG.resolve("demo/calls-2021q1.csv");
    private static final ImportOptions HISTORICAL = new ImportOptions(true, "tester");
    private static final String FIGURES = """
            select count(*)::int as calls, count(*) filter (where o.code = 'answered')::int as answered,
                count(*) filter (where o.code = 'abandoned')::int as abandoned,
                count(*) filter (where f.resolved)::int as resolved, round(avg(f.wait_s), 2)::text as wait,
                count(*) filter (where s.given_name = 'Jim')::int as jim
            from event.fact f join event.dimension_value o on o.id = f.outcome join registry.staff s on s.id = f.staff_id
            """;
    private static final Map<String, Object> PUBLISHED =
            Map.of("calls", 5_000, "answered", 4_054, "abandoned", 946, "resolved", 3_646, "wait", "67.52", "jim", 666);

    private final Registry registry = Registry.load(CONFIG);
    private final Mapping mapping = Mappings.load(CONFIG, CollectorFixture.eventTypes(), registry)
            .find("calls-2021q1")
            .orElseThrow();

    @BeforeEach
    void fill() {
        new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR)).load(registry);
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.batch_count, event.batch, event.import, audit.entry cascade"));
    }

    @Test
    void bringsTheRealFileInWithItsPublishedFigures() throws IOException {
        List<Long> steps = new ArrayList<>();
        ImportSummary summary = fileImport().run(mapping, CALLS, HISTORICAL, (done, total) -> {
            steps.add(done);
            assertThat(total).isEqualTo(5_000);
        });

        assertSummary(summary, new ImportSummary(0, 5_000, 5_000, 0, 0, 0, 0, List.of(), List.of()));
        assertThat(steps).containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L, 5_000L);
        assertThat(row(FIGURES)).isEqualTo(PUBLISHED);
        assertThat(row("select action, viewer, subject, detail->>'sender' as sender from audit.entry"))
                .isEqualTo(Map.of(
                        "action", "events.import.historical",
                        "viewer", "tester",
                        "subject", "calls-2021q1",
                        "sender", "calls-2021q1"));
        assertThat(row("select bool_and(historical) as historical, sum(late)::int as late from event.batch"))
                .isEqualTo(Map.of("historical", true, "late", 0));

        ImportSummary again = fileImport().run(mapping, CALLS, HISTORICAL, (done, total) -> {});
        assertSummary(again, new ImportSummary(0, 5_000, 0, 5_000, 0, 0, 0, List.of(), List.of()));
        assertThat(row(FIGURES)).isEqualTo(PUBLISHED);

        List<String> numbers = Files.readAllLines(CONFIG.resolve("demo/test-personal-numbers.txt"));
        assertThat(new LeakScan(numbers).columnsWithNumbers(db.superuserJdbi())).isEmpty();
    }

    @Test
    void goesOnWhereItWasBrokenOff() throws IOException {
        assertThatThrownBy(() -> fileImport().run(mapping, CALLS, HISTORICAL, (done, total) -> {
                    if (done == 2_000) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        ImportSummary rest = fileImport().run(mapping, CALLS, HISTORICAL, (done, total) -> {});

        assertSummary(rest, new ImportSummary(2_000, 3_000, 3_000, 0, 0, 0, 0, List.of(), List.of()));
        assertThat(row(FIGURES)).isEqualTo(PUBLISHED);
    }

    @Test
    void tellsTheRowsThatWereRefusedAndKeepsThem() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(CALLS).subList(0, 5));
        lines.set(2, lines.get(2).replace("00:04:02", "four minutes"));
        lines.set(3, lines.get(3).replace("2021-01-01", "2012-01-01"));
        Path file = Files.write(folder.resolve("calls.csv"), lines);

        ImportSummary summary = fileImport().run(mapping, file, HISTORICAL, (done, total) -> {});

        assertThat(summary.accepted()).isEqualTo(2);
        assertThat(summary.refused())
                .extracting(ImportSummary.RefusedRow::row, ImportSummary.RefusedRow::reason)
                .containsExactly(tuple(3, "unreadable-row"), tuple(4, "time-too-old"));
        assertThat(summary.refused().toString()).doesNotContain("four minutes", "2012");
        List<String> kept = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select row_number || ' ' || reason from event.quarantine order by row_number")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).containsExactly("3 unreadable-row", "4 time-too-old");
    }

    @Test
    void bringsLinesOfEventsInAndGoesOnWhereItWasBrokenOff() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 2_500; i++) {
            lines.add(event(i).toString());
        }
        lines.set(1, "{\"id\": broken");
        lines.set(2, "");
        lines.set(3, "\"19540121" + "8143\"");
        lines.set(4, event(5).put("source", "urn:example:another").toString());
        lines.set(5, event(7).toString() + ' ');
        Path file = Files.write(folder.resolve("events.ndjson"), lines);
        ImportSource source = ImportSource.events("phone-advice");
        ImportOptions options = new ImportOptions(false, "tester", Transport.SFTP);

        assertThatThrownBy(() -> fileImport().run(source, file, options, (done, total) -> {
                    assertThat(total).isEqualTo(2_500);
                    if (done == 1_000) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        ImportSummary rest = fileImport().run(source, file, options, (done, total) -> {});
        assertSummary(rest, new ImportSummary(1_000, 1_500, 1_500, 0, 0, 0, 0, List.of(), List.of()));
        assertThat(rest.receipts()).hasSize(2).doesNotHaveDuplicates();

        ImportSummary again = fileImport().run(source, file, options, (done, total) -> {});
        assertThat(again.refused())
                .containsExactly(
                        new ImportSummary.RefusedRow(2, "malformed-json", "the line is not valid JSON"),
                        new ImportSummary.RefusedRow(4, "malformed-json", "an event must be a JSON object"),
                        new ImportSummary.RefusedRow(
                                5, "foreign-source", again.refused().get(2).detail()));
        assertSummary(again, new ImportSummary(0, 2_499, 0, 2_496, 0, 3, 1, List.of(), again.refused()));
        assertThat(row("select count(*)::int as facts, (select count(*)::int from event.batch where transport = 'sftp')"
                        + " as batches from event.fact"))
                .isEqualTo(Map.of("facts", 2_495, "batches", 6));
    }

    private static ObjectNode event(int i) {
        return CollectorFixture.callWith("line-" + i, data -> data.put("waitSeconds", i % 300))
                .put("source", "https://phone-advice.example/statistics");
    }

    private static void assertSummary(ImportSummary summary, ImportSummary expected) {
        assertThat(summary)
                .usingRecursiveComparison()
                .ignoringFields("receipts")
                .isEqualTo(expected);
    }

    private FileImport fileImport() {
        return new IngestBundle(
                        db.jdbi(DatabaseRole.COLLECTOR),
                        CollectorFixture.eventTypes(),
                        CollectorFixture.keys(),
                        CollectorFixture.CLOCK,
                        CollectorSettings.DEFAULT)
                .fileImport();
    }

    private static Map<String, Object> row(String sql) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().one());
    }
}
