package se.statistiktjanst.ingest.collect;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * A batch could not be stored; nothing of it is. The exceptions of Jdbi and PostgreSQL quote statements with their
 * values and rows, so of them only the SQL state and the lines of code are kept.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** As the standard has it; a pool that gives no connection has no state of its own. */
    private static final String NO_CONNECTION = "08001";

    private final @Nullable String sqlState;

    private StorageException(@Nullable String sqlState, SQLException cause) {
        super("the batch could not be stored: SQLSTATE " + sqlState + "; send it again later", cause);
        this.sqlState = sqlState;
    }

    static StorageException of(Throwable failure) {
        String sqlState = sqlStateOf(failure);
        SQLException withoutText = new SQLException("text left out", sqlState);
        withoutText.setStackTrace(failure.getStackTrace());
        return new StorageException(sqlState, withoutText);
    }

    private static @Nullable String sqlStateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            if (cause instanceof ConnectionException) {
                return NO_CONNECTION;
            }
        }
        return null;
    }

    /** Class 40: deadlock or serialisation failure; the same again will do. */
    boolean isWorthRetrying() {
        return sqlState != null && sqlState.startsWith("40");
    }
}
