package se.statistiktjanst.pseudonymizer.vault;

/** Sealed bytes do not open: they were changed, cut off, or sealed for another care provider, context or key. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String what) {
        super(what + " Check that the root key is the one it was sealed with and that the row was not moved from"
                + " another care provider or item; otherwise restore it from a backup.");
    }
}
