package se.statistiktjanst.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database does not answer, or does not let a role in. The message says which and what to do, in one line. */
public final class DatabaseUnreachableException extends RuntimeException {
    private DatabaseUnreachableException(String message) {
        super(message);
    }

    /**
     * Connects once, before pools and migrations would wrap the reason in theirs.
     *
     * @throws DatabaseUnreachableException without the driver's text, which may quote what was sent
     */
    static void refuse(String url, DatabaseRole role, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", role.login());
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "20");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new DatabaseUnreachableException(reason(String.valueOf(e.getSQLState()), url, role));
        }
    }

    private static String reason(String state, String url, DatabaseRole role) {
        String where = url.replaceFirst("^jdbc:postgresql:/*", "").replaceFirst("\\?.*$", "");
        if (state.startsWith("28")) {
            return ("the database at %s refuses the role %s: its file under database.passwords must hold the role's password;"
                            + " the roles are made by bootstrap.sql (docs/operate.md)")
                    .formatted(where, role.login());
        }
        if (state.equals("3D000")) {
            return "there is no database at %s: make it, or mend database.url".formatted(where);
        }
        return "the database at %s does not answer (SQL state %s): start it, or mend database.url"
                .formatted(where, state);
    }
}
