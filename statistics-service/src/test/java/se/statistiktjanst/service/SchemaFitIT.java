package se.statistiktjanst.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** What an operator reads when program and schema do not belong together. */
class SchemaFitIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    private static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."));

    @TempDir
    Path folder;

    private Path configuration = Path.of("");

    @BeforeEach
    void aNewDatabase() throws IOException {
        db.bootstrap();
        db.configuration(Files.createDirectories(folder.resolve("passwords")));
        configuration = folder.resolve("statistics.yml");
        Files.writeString(
                configuration,
                Files.readString(REPOSITORY.resolve("config/statistics.yml"))
                        .replace("${STATISTIK_DEFINITIONS:-config}", REPOSITORY.resolve("config") + "")
                        .replace("${STATISTIK_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/statistik}", db.url())
                        .replace("/etc/statistik/database", folder.resolve("passwords") + "")
                        .replace("/etc/statistik/root.key", folder.resolve("root.key") + "")
                        .replace("/var/lib/statistik", folder + ""));
        assertThat(command("keys", "init").succeeded()).isTrue();
    }

    @Test
    void migratesOnceAndServesOnlyWhatFits() {
        refuses("the database schema is older than this program: ", " are missing; run: statistik db migrate");

        CommandLine first = command("db", "migrate");
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).doesNotStartWith("0 migrations applied").contains("the schema is up to date");
        assertThat(command("db", "migrate").out()).startsWith("0 migrations applied; the schema is up to date");
        assertThat(command("db", "status").out()).startsWith("the schema is up to date");

        db.superuserJdbi()
                .useHandle(handle -> handle.execute("insert into operation.schema_history"
                        + " select installed_rank + 1, '209901010000', 'of the future', type, 'V209901010000__of_the_future.sql',"
                        + " checksum, installed_by, installed_on, execution_time, success"
                        + " from operation.schema_history order by installed_rank desc limit 1"));
        refuses(
                "the database schema is newer than this program, which does not know migration 209901010000: ",
                "start the version that made it, or a later one");

        db.superuserJdbi()
                .useHandle(
                        handle -> handle.execute(
                                "delete from operation.schema_history where version in"
                                        + " ('209901010000', (select max(version) from operation.schema_history where version < '2099'))"));
        refuses("the database schema is older than this program: 1 migrations from ", "run: statistik db migrate");
    }

    private void refuses(String start, String end) {
        CommandLine server = CommandLine.run("server", configuration.toString());
        assertThat(server.succeeded()).isFalse();
        assertThat(server.err().strip())
                .startsWith("statistik: " + start)
                .endsWith(end)
                .hasLineCount(1);
    }

    private CommandLine command(String name, String action) {
        return CommandLine.run(name, "--config", configuration.toString(), action);
    }
}
