package se.statistiktjanst.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Who may do what, whole lists against files: a right that is given away shows as a line in a review. */
class GrantsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path FIXTURES = Path.of("src/test/resources/se/statistiktjanst/service/catalogue");

    private final Catalogue catalogue = new Catalogue(db.superuserJdbi());

    @Test
    void rolesCanDoWhatTheFileSays() throws IOException {
        compare("roles.txt", catalogue.roles());
    }

    @Test
    void tablesAndColumnsAreGrantedAsTheFileSays() throws IOException {
        compare("grants.txt", catalogue.grants());
    }

    @Test
    void functionsAreGrantedAsTheFileSays() throws IOException {
        compare("functions.txt", catalogue.functions());
    }

    @Test
    void policiesAreAsTheFileSays() throws IOException {
        compare("policies.txt", catalogue.policies());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MIGRATOR", "BACKUP"})
    void anyRoleOfAProcessCanCheckTheSchemaAndTheClock(DatabaseRole role) {
        for (String table : List.of("operation.schema_history", "operation.clock_offset")) {
            long rows = db.jdbi(role)
                    .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                            .mapTo(Long.class)
                            .one());
            assertThat(rows).as(table).isPositive();
        }
    }

    private static void compare(String name, List<String> actual) throws IOException {
        Path written = Files.write(Path.of("target", name), actual);
        Path fixture = FIXTURES.resolve(name);
        assertThat(String.join("\n", actual))
                .as("if the difference is meant, copy %s to %s and let it be reviewed", written, fixture)
                .isEqualTo(String.join("\n", Files.readAllLines(fixture)));
    }
}
