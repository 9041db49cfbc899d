package se.statistiktjanst.platform.embedded;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database for a test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase db = new TestDatabase();
 * }</pre>
 *
 * <p>One embedded PostgreSQL serves the whole test process. Roles and migrations run once, in a template that each test
 * class gets a copy of. With {@code STATISTIK_TEST_DATABASE_URL} (and {@code _USER}, {@code _PASSWORD}: a superuser of an
 * ordinary PostgreSQL 15 to 18) that server is used instead. A database that cannot be had fails the tests; it never
 * skips them.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    /** Here roles and migrations go in, from whatever modules stand on the class path. */
    private static final DatabasePreparation ROLES_AND_MIGRATIONS = (url, superuser, password) -> {};

    private static final Namespace NAMESPACE = Namespace.create(TestDatabase.class);

    private final boolean prepared;
    private @Nullable TestServer server;
    private @Nullable String name;
    private int depth;

    /** With roles and migrations. */
    public TestDatabase() {
        this(true);
    }

    private TestDatabase(boolean prepared) {
        this.prepared = prepared;
    }

    /** Without anything in it: for the tests of roles and migrations themselves. */
    public static TestDatabase empty() {
        return new TestDatabase(false);
    }

    /** JDBC URL, without user and password. */
    public String url() {
        return server().url(name());
    }

    public String name() {
        if (name == null) {
            throw new IllegalStateException(
                    "The database is there from @BeforeAll on. Use @RegisterExtension, static.");
        }
        return name;
    }

    public String superuser() {
        return server().superuser();
    }

    public String superuserPassword() {
        return server().password();
    }

    /** Connections as the superuser, for whom no row-level security holds: for preparing and for looking, not as the service. */
    public DataSource superuserDataSource() {
        return dataSource(superuser(), superuserPassword());
    }

    /** Connections as one of the roles of the service. Not pooled. */
    public DataSource dataSource(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private TestServer server() {
        if (server == null) {
            throw new IllegalStateException(
                    "The database is there from @BeforeAll on. Use @RegisterExtension, static.");
        }
        return server;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Nested classes call again, and share the database of the class around them.
        if (depth++ > 0) {
            return;
        }
        TestServer shared = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestServer.class, key -> TestServer.open(), TestServer.class);
        server = shared;
        name = prepared ? shared.createPrepared(ROLES_AND_MIGRATIONS) : shared.createEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth == 0 && name != null) {
            server().drop(name);
            name = null;
        }
    }
}
