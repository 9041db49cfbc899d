package se.statistiktjanst.ingest.pull;

/** A page could not be read; the code says why without any value. */
final class PullFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final long retryAfterSeconds;

    PullFailedException(String code) {
        this(code, 0);
    }

    PullFailedException(String code, long retryAfterSeconds) {
        super("the source could not be read (%s); it is asked again".formatted(code));
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    String code() {
        return code;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
