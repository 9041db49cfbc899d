package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseConfiguration;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.TenantTransaction;

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
    private static final DatabasePreparation ROLES_AND_MIGRATIONS = TestDatabase::prepare;

    /** What signs the tenant context in tests of single modules; the service has one derived from its root key. */
    private static final SecretKey CONTEXT_KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private static final SecretKey LOG_KEY = new SecretKeySpec(Arrays.copyOf(new byte[] {1}, 32), "HmacSHA256");

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

    /** Jdbi as one of the roles of the service, as its pools would give it. */
    public Jdbi jdbi(DatabaseRole role) {
        return Pools.jdbi(dataSource(role.login(), password(role)));
    }

    /** Jdbi as the superuser, for preparing and for looking. */
    public Jdbi superuserJdbi() {
        return Pools.jdbi(superuserDataSource());
    }

    /** The tenant transactions of a role, signed as this database verifies them. */
    public TenantTransaction tenant(DatabaseRole role) {
        return new TenantTransaction(jdbi(role), role, signer());
    }

    public ContextSigner signer() {
        return new ContextSigner(CONTEXT_KEY, 1, Clock.systemUTC());
    }

    /** As the service would be configured for this database, with the password files put into the folder. */
    public DatabaseConfiguration configuration(Path passwords) throws IOException {
        for (DatabaseRole role : DatabaseRole.values()) {
            Files.writeString(passwords.resolve(role.login()), password(role));
        }
        return new DatabaseConfiguration(url(), passwords);
    }

    /** Makes the roles with the passwords that {@link #configuration} writes, for a database that was made empty. */
    public void bootstrap() {
        bootstrap(url(), superuser(), superuserPassword());
    }

    private static void prepare(String url, String superuser, String password) {
        bootstrap(url, superuser, password);
        Migrations migrations = new Migrations(url, password(DatabaseRole.MIGRATOR));
        migrations.migrate();
        migrations.installKeys(1, CONTEXT_KEY, LOG_KEY);
    }

    private static void bootstrap(String url, String superuser, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(superuser);
        source.setPassword(password);
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, password(role));
        }
        Bootstrap.run(Pools.jdbi(source), passwords);
    }

    private static String password(DatabaseRole role) {
        return "test-" + role.login();
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
