package se.statistiktjanst.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseIT {
    @RegisterExtension
    static final TestDatabase db = TestDatabase.empty();

    @RegisterExtension
    static final TestDatabase other = new TestDatabase();

    @Test
    void isAUtf8DatabaseOfAtLeastVersion15() throws SQLException {
        try (Connection connection = db.superuserDataSource().getConnection()) {
            assertThat(ask(connection, "show server_encoding")).isEqualTo("UTF8");
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isBetween(15, 18);
            assertThat(connection.getCatalog()).isEqualTo(db.name());
        }
    }

    @Test
    void eachHasItsOwn() throws SQLException {
        try (Connection connection = db.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table mine(x int)");
        }
        try (Connection connection = other.superuserDataSource().getConnection()) {
            assertThat(ask(connection, "select coalesce(to_regclass('mine')::text, 'none')"))
                    .isEqualTo("none");
        }
    }

    @Test
    void preparesOnceAndCopiesForEach() throws SQLException {
        int[] runs = {0};
        DatabasePreparation preparation = (url, user, password) -> {
            runs[0]++;
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table prepared as select 7 as x");
            }
        };
        try (TestServer server = TestServer.open()) {
            for (int i = 0; i < 2; i++) {
                String name = server.createPrepared(preparation);
                try (Connection connection =
                        DriverManager.getConnection(server.url(name), server.superuser(), server.password())) {
                    assertThat(ask(connection, "select x from prepared")).isEqualTo("7");
                }
                server.drop(name);
            }
        }
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereFails() {
        TestServer absent = TestServer.from(
                Map.of("STATISTIK_TEST_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/postgres?connectTimeout=2"));
        assertThatThrownBy(absent::createEmpty)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STATISTIK_TEST_DATABASE_URL");
        assertThat(absent.url("x")).isEqualTo("jdbc:postgresql://127.0.0.1:1/x?connectTimeout=2");
    }

    @Nested
    class Within {
        @Test
        void nestedTestsShareIt() {
            assertThat(db.name()).startsWith("statistik_test_");
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
