package se.statistiktjanst.ingest.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.http.CollectorServer;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The command against the real collector. */
class SyncIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static CollectorServer server;

    @TempDir
    Path folder;

    private String said = "";

    @BeforeAll
    static void start() throws Exception {
        fixture.fillRegistry();
        server = CollectorServer.start(fixture);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() throws IOException {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("token"), CollectorFixture.TOKEN + "\n");
    }

    @Test
    void followsFilesThatGrow() throws IOException {
        Path settings = settings("folder = " + folder.resolve("events"));
        Path file = folder.resolve("events/calls.ndjson");
        Files.writeString(file, line("a") + "\n" + line("b") + "\n" + line("c").substring(0, 40));
        assertThat(sync(settings)).as(said).isZero();
        assertThat(facts()).isEqualTo(2);

        Files.writeString(file, line("c").substring(40) + "\nsecret nonsense\n", StandardOpenOption.APPEND);
        assertThat(sync(settings)).as(said).isZero();
        assertThat(facts()).isEqualTo(3);
        assertThat(said).contains("a line was passed over", "1 events sent").doesNotContain("secret");
        assertThat(sync(settings)).isZero();
        assertThat(said).contains("0 events sent");

        // Begun anew under the same name: what is sent again is a duplicate.
        Files.writeString(file, line("a") + "\n");
        assertThat(sync(settings)).isZero();
        assertThat(facts()).isEqualTo(3);
    }

    @Test
    void followsAQuery() throws IOException {
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("create table if not exists public.calls (n int, at timestamptz, wait numeric, staff text)");
            handle.execute("truncate public.calls");
            handle.execute(
                    "insert into public.calls select i, '2024-06-15T10:00:00Z'::timestamptz + i * interval '1 s',"
                            + " 60.0, 'SE4499100016-jim' from generate_series(1, 1500) i");
        });
        Path password = Files.writeString(folder.resolve("password"), db.superuserPassword());
        Path settings = settings(
                """
                jdbc.url = %s
                jdbc.user = %s
                jdbc.passwordFile = %s
                jdbc.start = 0
                jdbc.query = select n as cursor, 'call-' || n as id, 'se.statistiktjanst.call.v1' as type, at as time, \\
                    '%s' as "careProvider", '%s' as unit, 'phone-advice' as service, 'phone' as channel, \\
                    'answered' as outcome, wait as "waitSeconds", staff as "staff.hsaId" \\
                    from public.calls where n > ?::int order by n
                """.formatted(db.url(), db.superuser(), password, CollectorFixture.REGION, CollectorFixture.UNIT));
        assertThat(sync(settings)).as(() -> said).isZero();
        assertThat(facts()).isEqualTo(1_500);
        assertThat(count("event.fact where wait_s = 60 and staff_id is not null"))
                .isEqualTo(1_500);

        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "insert into public.calls values (1501, '2024-06-15T11:00:00Z', 1, 'SE4499100016-jim')"));
        assertThat(sync(settings)).isZero();
        assertThat(said).contains("1 events sent");
        assertThat(facts()).isEqualTo(1_501);
    }

    @Test
    void saysWhatIsTheMatter() throws IOException {
        assertThat(run("sync", folder.resolve("nothing").toString())).isEqualTo(2);
        assertThat(said).contains("cannot be read");
        assertThat(run()).isEqualTo(2);
        assertThat(said).contains("usage:");
        Path settings = Files.writeString(folder.resolve("half.properties"), "service = http://localhost:1\n");
        assertThat(run("sync", settings.toString(), "--once")).isEqualTo(2);
        assertThat(said).contains("lacks the line state = …");
        Path refused = settings("folder = " + folder.resolve("events"));
        Files.writeString(
                folder.resolve("events/bad.ndjson"),
                line("x").replace("SE4499100016-2100", "SE4499100016-9999") + "\n");
        assertThat(sync(refused)).isEqualTo(1);
        assertThat(said).contains("not taken: x rejected", "unknown-unit");
    }

    private Path settings(String source) throws IOException {
        return Files.writeString(folder.resolve("sync.properties"), """
                service = %s
                source = %s
                tokenFile = %s
                state = %s
                %s
                """.formatted(
                server.address(), CollectorFixture.SOURCE, folder.resolve("token"), folder.resolve("state"), source));
    }

    private int sync(Path settings) {
        return run("sync", settings.toString(), "--once");
    }

    private int run(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Sync.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static String line(String id) {
        return CollectorFixture.call(id).toString();
    }

    private static long facts() {
        return count("event.fact");
    }

    private static long count(String what) {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + what)
                        .mapTo(Long.class)
                        .one());
    }
}
