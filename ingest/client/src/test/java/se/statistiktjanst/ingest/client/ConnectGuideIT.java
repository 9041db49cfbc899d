package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.http.CollectorServer;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The samples of the guides for those who connect a service, as they stand there, against the real collector. */
class ConnectGuideIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path DOCS = Path.of(System.getProperty("repository.root"), "docs");
    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static CollectorServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        fixture.fillRegistry();
        server = CollectorServer.start(fixture, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect.md", "anslut.md"})
    void sendsTheFirstEventWithCurl(String guide) throws Exception {
        assumeTrue(isThere("curl"), "curl is not installed");
        Path script = Files.writeString(folder.resolve("first.sh"), sample(guide, "sh"));

        assertThat(run("sh", script.toString())).contains("\"accepted\":1");
        assertThat(facts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect.md", "anslut.md"})
    void sendsTheFirstEventWithJava(String guide) throws Exception {
        Path source = Files.writeString(folder.resolve("FirstEvent.java"), sample(guide, "java"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(run(java, "-cp", System.getProperty("java.class.path"), source.toString()))
                .contains("1 accepted, 0 left");
        assertThat(facts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect.md", "anslut.md"})
    void sendsTheFirstEventWithPython(String guide) throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed");
        Path script = Files.writeString(folder.resolve("first.py"), sample(guide, "python"));

        assertThat(run("python3", script.toString())).contains("1 accepted, 0 duplicates");
        assertThat(facts()).isEqualTo(1);
        Files.writeString(script, sample(guide, "python").replace("SE4499100016-2100", "SE4499100016-9999"));
        assertThat(run("python3", script.toString())).contains("0 accepted", "not taken:", "unknown-unit");
    }

    private static String sample(String guide, String language) throws IOException {
        Matcher block = Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```\n")
                .matcher(Files.readString(DOCS.resolve(guide)));
        assertThat(block.find()).as("%s has a sample in %s", guide, language).isTrue();
        return block.group(1) + "\n";
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment()
                .putAll(Map.of(
                        "URL", server.address().toString(),
                        "SENDER_TOKEN", CollectorFixture.TOKEN,
                        "SENDER_SOURCE", CollectorFixture.SOURCE));
        builder.start().waitFor();
        return Files.readString(said);
    }

    private static long facts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from event.fact")
                        .mapTo(Long.class)
                        .one());
    }
}
