package se.statistiktjanst.pseudonymizer.keys;

/** A key is missing or may not be used. Says which file or version and what to do; never holds key bytes. */
public final class UnusableKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableKeyException(String message) {
        super(message);
    }
}
