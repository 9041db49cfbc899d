package se.statistiktjanst.benchmarks.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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

/** A database with the service's schema, the repository's registry, and events that are the same for the same number. */
public final class MadeUpWorld {
    private static final String NAME = "made_up";
    private static final int AT_ONCE = 1_000_000;

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
        superuser()
                .useHandle(
                        handle -> handle.createScript(resource("prepare.sql")).execute());
    }

    /** Events of two years, folded. */
    public void fill(int events, PrintStream out) {
        for (int from = 0; from < events; from += AT_ONCE) {
            int count = store(events, from, LocalDate.of(2024, 11, 1), 730);
            long start = System.nanoTime();
            new Folder(role(DatabaseRole.COUNTER)).foldAll();
            double micros = (System.nanoTime() - start) / 1e3 / count;
            out.printf("  %,d events stored; the last %,d folded in %.1f µs each%n", from + count, count, micros);
        }
        superuser().useHandle(handle -> handle.execute("vacuum (analyze)"));
    }

    /** Events of some months that nobody folds, and the persons behind them. */
    public void fillMonths(int events, YearMonth first, YearMonth last) {
        int days =
                (int) ChronoUnit.DAYS.between(first.atDay(1), last.plusMonths(1).atDay(1));
        for (int from = 0; from < events; from += AT_ONCE) {
            store(events, from, first.atDay(1), days);
        }
        superuser()
                .useHandle(
                        handle -> handle.createScript(resource("persons.sql")).execute());
        superuser().useHandle(handle -> handle.execute("vacuum (analyze)"));
    }

    private int store(int events, int from, LocalDate first, int days) {
        int count = Math.min(AT_ONCE, events - from) / 10_000 * 10_000;
        superuser().useTransaction(handle -> {
            handle.execute("set local synchronous_commit = off");
            handle.execute("select setseed(?)", 1.0 / (2 + from / AT_ONCE));
            handle.createUpdate(resource("events.sql")
                            .replace(":first", "'" + first + "'")
                            .replace(":days", String.valueOf(days))
                            .replace(":from", String.valueOf(from))
                            .replace(":count", String.valueOf(count))
                            .replace(":residents", String.valueOf(Math.max(20_000, events / 8))))
                    .execute();
        });
        return count;
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
