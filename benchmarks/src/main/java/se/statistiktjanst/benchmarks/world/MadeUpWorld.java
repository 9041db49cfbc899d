package se.statistiktjanst.benchmarks.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.ContextSigner;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.statistics.rollup.Folder;
import se.statistiktjanst.statistics.rollup.MonthPlace;
import se.statistiktjanst.statistics.rollup.PresenceChange;
import se.statistiktjanst.statistics.rollup.QuietMonths;

/** A database with the service's schema, the repository's registry, and events that are the same for the same number. */
public final class MadeUpWorld {
    private static final String NAME = "made_up";
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);
    private static final int DAYS = 730;

    private final EmbeddedPostgres server;
    private final Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    private final SecretKey contextKey = new SecretKeySpec(new byte[32], "HmacSHA256");

    public MadeUpWorld(EmbeddedPostgres server) {
        this.server = server;
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, UUID.randomUUID().toString());
        }
    }

    public void make(Path config) {
        Pools.jdbi(source("postgres", server.superuser(), server.superuserPassword()))
                .useHandle(handle -> handle.execute("create database " + NAME));
        Bootstrap.run(superuser(), passwords);
        Migrations migrations = new Migrations(server.jdbcUrl(NAME), passwords.getOrDefault(DatabaseRole.MIGRATOR, ""));
        migrations.migrate();
        migrations.installKeys(1, contextKey, contextKey);
        new RegistryLoader(role(DatabaseRole.OPERATOR)).load(Registry.load(config));
        prepare(superuser());
    }

    /** Who and what made-up events are about. */
    static void prepare(Jdbi superuser) {
        superuser.useHandle(
                handle -> handle.createScript(resource("prepare.sql")).execute());
    }

    /** Events of two years in the order of their time, folded. */
    public void fill(int events, PrintStream out) {
        new Filling(superuser(), events, FIRST, DAYS, out).storeAndFold(new Folder(role(DatabaseRole.COUNTER)));
        settle(out);
        vacuum(out);
    }

    /** Events of some months that nobody folds, and the persons behind them. */
    public void fillMonths(int events, YearMonth first, YearMonth last) {
        int days =
                (int) ChronoUnit.DAYS.between(first.atDay(1), last.plusMonths(1).atDay(1));
        new Filling(superuser(), events, first.atDay(1), days, new PrintStream(OutputStream.nullOutputStream()))
                .store();
        superuser()
                .useHandle(
                        handle -> handle.createScript(resource("persons.sql")).execute());
        superuser().useHandle(handle -> handle.execute("vacuum (analyze)"));
    }

    /** As when the last month goes on: all others have been quiet for a while. */
    private void settle(PrintStream out) {
        long start = System.nanoTime();
        new QuietMonths(role(DatabaseRole.COUNTER), Duration.ZERO).settleAll();
        out.printf("residents of whole care providers settled in %.0f s%n", (System.nanoTime() - start) / 1e9);
        LocalDate last = FIRST.plusDays(DAYS - 1).withDayOfMonth(1);
        superuser()
                .useHandle(handle -> PresenceChange.of(
                        handle,
                        handle.createQuery("select id from registry.care_provider")
                                .mapTo(Integer.class)
                                .map(provider -> new MonthPlace(provider, 0, 0, 0, last))
                                .list()));
    }

    private void vacuum(PrintStream out) {
        long start = System.nanoTime();
        superuser().useHandle(handle -> handle.execute("vacuum (analyze)"));
        out.printf("vacuumed in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** The service on this database. */
    public ServiceProcess service(Path home, Path folder) throws IOException {
        return new ServiceProcess(home, folder, server.jdbcUrl(NAME), passwords);
    }

    /** JDBC address and password for a program of its own. */
    public Map<String, String> access(DatabaseRole role) {
        return Map.of("url", server.jdbcUrl(NAME), "user", role.login(), "password", passwords.getOrDefault(role, ""));
    }

    public Jdbi superuser() {
        return Pools.jdbi(source(NAME, server.superuser(), server.superuserPassword()));
    }

    public Jdbi role(DatabaseRole role) {
        return Pools.jdbi(source(NAME, role.login(), passwords.getOrDefault(role, "")));
    }

    /** On connections kept open, as in the service: to log in would be measured too. */
    public Jdbi kept(DatabaseRole role) {
        PoolProperties pool = new PoolProperties();
        pool.setDataSource(source(NAME, role.login(), passwords.getOrDefault(role, "")));
        pool.setMaxActive(2);
        pool.setInitialSize(1);
        return Pools.jdbi(new DataSource(pool));
    }

    public TenantTransaction staff(Clock clock) {
        return new TenantTransaction(
                kept(DatabaseRole.STAFF), DatabaseRole.STAFF, new ContextSigner(contextKey, 1, clock));
    }

    private PGSimpleDataSource source(String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static String resource(String name) {
        try (InputStream file = MadeUpWorld.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
