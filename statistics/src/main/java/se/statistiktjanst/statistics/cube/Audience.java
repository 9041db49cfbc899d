package se.statistiktjanst.statistics.cube;

/** Whom a table is published for. */
public enum Audience {
    /** Everybody: {@code config/cubes}. */
    OPEN("cubes"),
    /** Staff of a care provider, each their own: {@code config/staff-cubes}. */
    STAFF("staff-cubes");

    private final String folder;

    Audience(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
