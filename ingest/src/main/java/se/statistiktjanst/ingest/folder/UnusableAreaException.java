package se.statistiktjanst.ingest.folder;

/** The configuration names an area that cannot work; the message says which and why. */
public final class UnusableAreaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableAreaException(String area, String why) {
        super("files.areas: the area %s %s".formatted(area, why));
    }
}
