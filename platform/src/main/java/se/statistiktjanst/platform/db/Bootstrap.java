package se.statistiktjanst.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What an administrator of the server does once for a database: roles, their passwords, and what they may connect to. */
public final class Bootstrap {
    private Bootstrap() {}

    /** Makes the roles and sets their passwords; safe to run again. The Jdbi must be a superuser's, on the database itself. */
    public static void run(Jdbi superuser, Map<DatabaseRole, String> passwords) {
        superuser.useTransaction(handle -> {
            // Roles belong to the whole server, so two databases made at once would race for them.
            handle.execute("select pg_advisory_xact_lock(hashtext('statistik.bootstrap'))");
            execute(handle, script());
            passwords.forEach((role, password) -> setPassword(handle, role, password));
        });
    }

    private static void setPassword(Handle handle, DatabaseRole role, String password) {
        // ALTER ROLE takes no bind parameter: let the server quote the literal.
        String statement = handle.createQuery("select format('alter role %I password %L', :role, :password)")
                .bind("role", role.login())
                .bind("password", password)
                .mapTo(String.class)
                .one();
        execute(handle, statement);
    }

    /** Past Jdbi, which would look for parameters in it. */
    private static void execute(Handle handle, String sql) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be prepared: SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Bootstrap.class.getResourceAsStream("/db/bootstrap.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
