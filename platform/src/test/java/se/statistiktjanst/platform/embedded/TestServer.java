package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one server of this test process: embedded on a temporary folder, or the ordinary one named by
 * {@code STATISTIK_TEST_DATABASE_URL}. It prepares one template database and copies it for each test class.
 */
final class TestServer implements AutoCloseable {
    /** Any number, the same in every process: roles belong to the whole server, so preparing takes turns. */
    private static final long PREPARATION_LOCK = 7_263_114_905L;

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)([^?]*)(\\?.*)?");

    private final String url;
    private final String superuser;
    private final String password;
    private final Runnable shutDown;
    /** Tells this process apart from all others that may use the same server, on this machine or another. */
    private final String mark = ProcessHandle.current().pid() + "_"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable String template;

    private TestServer(String url, String superuser, String password, Runnable shutDown) {
        this.url = url;
        this.superuser = superuser;
        this.password = password;
        this.shutDown = shutDown;
    }

    static TestServer open() {
        return from(System.getenv());
    }

    static TestServer from(Map<String, String> environment) {
        String url = environment.getOrDefault("STATISTIK_TEST_DATABASE_URL", "");
        return url.isBlank() ? embedded() : ordinary(url, environment);
    }

    private static TestServer embedded() {
        try {
            Path folder = Files.createTempDirectory("statistik-test-");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0);
            // Also when the process is stopped half-way; whichever hook comes second waits for the first.
            Thread sweeper = new Thread(() -> remove(postgres, folder), "remove-test-database");
            Runtime.getRuntime().addShutdownHook(sweeper);
            return new TestServer(
                    postgres.jdbcUrl("postgres"),
                    postgres.superuser(),
                    postgres.superuserPassword(),
                    () -> remove(postgres, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(EmbeddedPostgres postgres, Path folder) {
        postgres.close();
        PostgresBinaries.delete(folder);
    }

    private static TestServer ordinary(String url, Map<String, String> environment) {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("STATISTIK_TEST_DATABASE_URL is not understood."
                    + " Write it as jdbc:postgresql://host:port/database of a superuser.");
        }
        return new TestServer(
                url,
                environment.getOrDefault("STATISTIK_TEST_DATABASE_USER", "postgres"),
                environment.getOrDefault("STATISTIK_TEST_DATABASE_PASSWORD", ""),
                () -> {});
    }

    /** The address of another database of the same server. */
    String url(String database) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException(url);
        }
        String parameters = matcher.group(3);
        return matcher.group(1) + database + (parameters == null ? "" : parameters);
    }

    String superuser() {
        return superuser;
    }

    String password() {
        return password;
    }

    /** A new database without anything in it; returns its name. */
    String createEmpty() {
        return create("template0");
    }

    /** A new database as {@code preparation} left the template, which is made at the first call. */
    synchronized String createPrepared(DatabasePreparation preparation) {
        String prepared = template;
        if (prepared == null) {
            prepared = prepareTemplate(preparation);
            template = prepared;
        }
        return create(prepared);
    }

    private String prepareTemplate(DatabasePreparation preparation) {
        String name = "statistik_template_" + mark;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + PREPARATION_LOCK + ")");
            statement.execute("create database " + name + " template template0 encoding 'UTF8'");
            try {
                preparation.prepare(url(name), superuser, password);
            } catch (Exception e) {
                drop(name);
                throw new IllegalStateException("The template database of the tests could not be prepared.", e);
            }
            return name;
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private String create(String template) {
        String name = "statistik_test_" + mark + "_" + databases.incrementAndGet();
        execute("create database " + name + " template " + template
                + (template.equals("template0") ? " encoding 'UTF8'" : ""));
        return name;
    }

    void drop(String database) {
        execute("drop database if exists " + database + " with (force)");
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, superuser, password);
    }

    private IllegalStateException unusable(SQLException cause) {
        return new IllegalStateException(
                "The test database at " + url + " does not do what the tests need: " + cause.getMessage()
                        + " Give a superuser of PostgreSQL 15 to 18 in STATISTIK_TEST_DATABASE_URL, _USER and"
                        + " _PASSWORD, or unset them for the embedded one.",
                cause);
    }

    @Override
    public synchronized void close() {
        if (template != null) {
            drop(template);
        }
        shutDown.run();
    }
}
