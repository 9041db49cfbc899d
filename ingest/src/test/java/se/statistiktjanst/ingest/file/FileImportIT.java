package se.statistiktjanst.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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

        assertThat(summary).isEqualTo(new ImportSummary(0, 5_000, 5_000, 0, 0, 0, 0, List.of()));
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
        assertThat(again).isEqualTo(new ImportSummary(0, 5_000, 0, 5_000, 0, 0, 0, List.of()));
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

        assertThat(rest).isEqualTo(new ImportSummary(2_000, 3_000, 3_000, 0, 0, 0, 0, List.of()));
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
