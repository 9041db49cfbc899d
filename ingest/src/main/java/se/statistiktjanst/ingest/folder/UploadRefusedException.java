package se.statistiktjanst.ingest.folder;

/** A file was not taken; the message says why without its name. */
public final class UploadRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What is the matter with it. */
    public enum Why {
        NAME,
        UNEXPECTED,
        TOO_LARGE,
        EMPTY
    }

    UploadRefusedException(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
