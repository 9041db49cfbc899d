package se.statistiktjanst.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    @TempDir
    Path folder;

    private ShippedConfiguration configuration = new ShippedConfiguration(Path.of(""));

    @BeforeEach
    void aNewDatabase() throws IOException {
        db.bootstrap();
        configuration = ShippedConfiguration.in(folder, db);
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
                        + " select installed_rank + 1, '20990101000000', 'of the future', type, 'V20990101000000__of_the_future.sql',"
                        + " checksum, installed_by, installed_on, execution_time, success"
                        + " from operation.schema_history order by installed_rank desc limit 1"));
        refuses(
                "the database schema is newer than this program, which does not know migration 20990101000000: ",
                "start the version that made it, or a later one");

        db.superuserJdbi()
                .useHandle(
                        handle -> handle.execute(
                                "delete from operation.schema_history where version in"
                                        + " ('20990101000000', (select max(version) from operation.schema_history where version < '2099'))"));
        refuses("the database schema is older than this program: 1 migrations from ", "run: statistik db migrate");
    }

    private void refuses(String start, String end) {
        CommandLine server = CommandLine.run("server", configuration.file().toString());
        assertThat(server.succeeded()).isFalse();
        assertThat(server.err().strip())
                .startsWith("statistik: " + start)
                .endsWith(end)
                .hasLineCount(1);
    }

    private CommandLine command(String name, String action) {
        return configuration.command(name, action);
    }
}
