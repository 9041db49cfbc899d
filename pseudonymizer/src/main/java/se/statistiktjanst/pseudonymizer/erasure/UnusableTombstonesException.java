package se.statistiktjanst.pseudonymizer.erasure;

/** The log of erased residents is missing, of another installation, cut or changed. Says where and what to do. */
public final class UnusableTombstonesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableTombstonesException(String message) {
        super(message);
    }
}
