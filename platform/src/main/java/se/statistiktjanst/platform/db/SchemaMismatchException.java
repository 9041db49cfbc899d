package se.statistiktjanst.platform.db;

/** The database schema is not the one that this program needs. */
public final class SchemaMismatchException extends RuntimeException {
    SchemaMismatchException(String message) {
        super(message);
    }
}
