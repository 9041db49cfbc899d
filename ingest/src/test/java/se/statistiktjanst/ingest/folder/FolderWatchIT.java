package se.statistiktjanst.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.ingest.sftp.SftpClientSession;
import se.statistiktjanst.ingest.sftp.SftpConfiguration;
import se.statistiktjanst.ingest.sftp.SftpServer;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class FolderWatchIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path CONFIG = CollectorFixture.config();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SOURCE = "https://phone-advice.example/statistics";

    @TempDir
    Path folder;

    private final Registry registry = Registry.load(CONFIG);
    private final List<String> contacts = new ArrayList<>();
    private Clock clock = CollectorFixture.CLOCK;
    private Path area;

    @BeforeEach
    void fill() throws IOException {
        new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR)).load(registry);
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.batch_count, event.batch, event.import, audit.entry cascade"));
        area = Files.createDirectories(folder.resolve("files/phone-advice"));
    }

    @Test
    void importsWhatComesAndSaysWhatBecameOfIt() throws IOException {
        List<String> calls = new ArrayList<>(Files.readAllLines(CONFIG.resolve("demo/calls-2021q1.csv")));
        calls.set(2, calls.get(2).replace("00:04:02", "four minutes"));
        Files.write(area.resolve("calls-1.csv"), calls.subList(0, 21));
        Files.writeString(area.resolve("events.ndjson"), line("a") + "\nnonsense\n");
        Files.writeString(area.resolve("half.ndjson.part"), line("b"));
        Files.writeString(area.resolve(".hidden.ndjson"), line("c"));
        watch().look();

        JsonNode csv = result("calls-1.csv");
        assertThat(csv.get("state").textValue()).isEqualTo("done");
        JsonNode summary = csv.get("summary");
        assertThat(summary.get("received").intValue()).isEqualTo(20);
        assertThat(summary.get("accepted").intValue()).isEqualTo(19);
        assertThat(summary.get("refused")).hasSize(1);
        assertThat(summary.get("refused").get(0).get("row").intValue()).isEqualTo(3);
        assertThat(summary.get("refused").get(0).get("reason").textValue()).isEqualTo("unreadable-row");
        assertThat(summary.get("receipts").get(0).textValue()).isIn(receipts());
        assertThat(csv.toString()).doesNotContain("four minutes");
        assertThat(result("events.ndjson").get("summary").get("accepted").intValue())
                .isEqualTo(1);
        assertThat(result("events.ndjson").get("summary").get("refused").toString())
                .contains("malformed-json")
                .doesNotContain("nonsense");
        assertThat(facts()).isEqualTo(20);
        assertThat(names()).doesNotContain("half.ndjson.part.result.json", ".hidden.ndjson.result.json");
        assertThat(contacts).containsExactly("worked folder:phone-advice", "worked folder:phone-advice");
    }

    @Test
    void takesAFileOnceAndAReplacedOneAgain() throws IOException {
        FolderWatch watch = watch();
        Files.writeString(area.resolve("events.ndjson"), line("a"));
        watch.look();
        watch.look();
        assertThat(contacts).hasSize(1);
        Files.writeString(area.resolve("events.ndjson"), line("a") + "\n" + line("b"));
        watch.look();

        JsonNode summary = result("events.ndjson").get("summary");
        assertThat(summary.get("duplicates").intValue()).isEqualTo(1);
        assertThat(summary.get("accepted").intValue()).isEqualTo(1);
    }

    @Test
    void waitsUntilAFileIsQuiet() throws IOException {
        FolderWatch watch = watch(3600, 7);
        Files.writeString(area.resolve("events.ndjson"), line("a"));
        watch.look();
        watch.look();

        assertThat(names()).containsExactly("events.ndjson");
    }

    @Test
    void saysWhatIsTheMatterWithAFileThatCannotBeReadWithoutQuotingIt() throws IOException {
        Files.writeString(area.resolve("calls-2.csv"), "540121-8143,Jim\n1,2\n");
        Files.writeString(area.resolve("holiday.jpg"), "x");
        watch().look();

        JsonNode columns = result("calls-2.csv");
        assertThat(columns.get("state").textValue()).isEqualTo("failed");
        assertThat(columns.get("error").get("code").textValue()).isEqualTo("wrong-columns");
        assertThat(columns.toString()).doesNotContain("Jim").doesNotContainPattern(CollectorFixture.ENDING);
        assertThat(result("holiday.jpg").get("error").get("code").textValue()).isEqualTo("unexpected-file");
        assertThat(contacts)
                .containsExactly(
                        "failed folder:phone-advice wrong-columns", "failed folder:phone-advice unexpected-file");
    }

    @Test
    void deletesFilesAndLaterResultsWhenTheirTimeIsOver() throws IOException {
        FolderWatch watch = watch();
        Files.writeString(area.resolve("events.ndjson"), line("a"));
        watch.look();
        clock = Clock.offset(CollectorFixture.CLOCK, Duration.ofDays(8));
        watch().look();
        assertThat(names()).containsExactly("events.ndjson.result.json");
        clock = Clock.offset(CollectorFixture.CLOCK, Duration.ofDays(91));
        watch().look();
        assertThat(names()).isEmpty();
    }

    @Test
    void leavesAFolderToTheProcessThatHasIt() throws Exception {
        FolderWatch first = watch();
        first.look();
        Files.writeString(area.resolve("events.ndjson"), line("a"));
        try (FileChannel lock = FileChannel.open(folder.resolve("files/.lock"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(lock::tryLock).isInstanceOf(OverlappingFileLockException.class);
        }
        first.stop();
    }

    @Test
    void refusesAnAreaThatCannotWork() {
        assertThatThrownBy(() -> watch(new AreaConfiguration("empty", null, null, null, null, null, null)))
                .hasMessageContaining("the area empty takes no files");
        assertThatThrownBy(() -> watch(new AreaConfiguration(
                        "wrong",
                        null,
                        null,
                        List.of(new AreaConfiguration.CsvFiles("*.csv", "nothing")),
                        null,
                        null,
                        null)))
                .hasMessageContaining("mapping nothing");
    }

    @Test
    void bringsAFileFromSftpIntoTheFactsAndTheResultBack() throws Exception {
        KeyPair key = SftpClientSession.key(folder.resolve("key.pub"));
        FilesConfiguration files = configuration(0, 7, areaWith(folder.resolve("key.pub")));
        SftpServer server = new SftpServer(
                new SftpConfiguration(null, 0, folder.resolve("host-key"), null), files.folder(), files.sftpUsers());
        server.start();
        try (SftpClientSession client = SftpClientSession.login(server.port(), "phone-advice", key)) {
            client.put("events.ndjson.part", line("a") + "\n" + line("b") + "\n");
            client.sftp().rename("events.ndjson.part", "events.ndjson");
            watch(files).look();

            JsonNode result = JSON.readTree(client.get("events.ndjson.result.json"));
            assertThat(result.get("summary").get("accepted").intValue()).isEqualTo(2);
        } finally {
            server.stop();
        }
        List<String> transports = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select distinct transport from event.batch")
                        .mapTo(String.class)
                        .list());
        assertThat(transports).containsExactly("sftp");
    }

    private static String line(String id) {
        return CollectorFixture.call(id, event -> event.put("source", SOURCE)).toString();
    }

    private FolderWatch watch() {
        return watch(0, 7);
    }

    private FolderWatch watch(int quietSeconds, int keepDays) {
        return watch(configuration(quietSeconds, keepDays, areaWith(null)));
    }

    private FolderWatch watch(AreaConfiguration one) {
        return watch(configuration(0, 7, one));
    }

    private static AreaConfiguration areaWith(@Nullable Path keys) {
        return new AreaConfiguration(
                "phone-advice",
                "SE4499100016-1000",
                "phone-advice",
                List.of(new AreaConfiguration.CsvFiles("calls-*.csv", "calls-2021q1")),
                true,
                keys,
                null);
    }

    private FilesConfiguration configuration(int quietSeconds, int keepDays, AreaConfiguration one) {
        return new FilesConfiguration(folder.resolve("files"), List.of(one), 1, quietSeconds, keepDays, 90, null, null);
    }

    private FolderWatch watch(FilesConfiguration files) {
        IngestBundle ingest = new IngestBundle(
                db.jdbi(DatabaseRole.COLLECTOR),
                CollectorFixture.eventTypes(),
                CollectorFixture.keys(),
                CollectorFixture.CLOCK,
                CollectorSettings.DEFAULT);
        Mappings mappings = Mappings.load(CONFIG, CollectorFixture.eventTypes(), registry);
        FolderWatch watch = new FolderWatch(files, mappings, ingest.fileImport(), listed(), clock);
        opened.forEach(FolderWatchIT::stop);
        opened.clear();
        opened.add(watch);
        return watch;
    }

    private final List<FolderWatch> opened = new ArrayList<>();

    private static void stop(FolderWatch watch) {
        try {
            watch.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Contacts listed() {
        return new Contacts() {
            @Override
            public void worked(String integration) {
                contacts.add("worked " + integration);
            }

            @Override
            public void failed(String integration, String errorCode) {
                contacts.add("failed " + integration + " " + errorCode);
            }
        };
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(area)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    private JsonNode result(String name) throws IOException {
        return JSON.readTree(area.resolve(name + ".result.json").toFile());
    }

    private static long facts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from event.fact")
                        .mapTo(Long.class)
                        .one());
    }

    private static List<String> receipts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select public_id from event.batch")
                        .mapTo(String.class)
                        .list());
    }
}
