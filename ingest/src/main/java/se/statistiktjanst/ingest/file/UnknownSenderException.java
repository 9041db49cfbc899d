package se.statistiktjanst.ingest.file;

/** A mapping names a sender that the database does not have. */
public final class UnknownSenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSenderException(String code) {
        super("the sender %s is not in the database: load the registry first, then import again".formatted(code));
    }
}
