package se.statistiktjanst.ingest.collect;

import java.sql.SQLException;

/**
 * The database refused facts. Says only the SQL state: PostgreSQL's message on COPY quotes the row.
 */
final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(SQLException cause) {
        super("facts could not be stored: SQLSTATE " + cause.getSQLState(), cause);
    }
}
