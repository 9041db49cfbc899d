package se.statistiktjanst.statistics.recipe;

/**
 * A column of a result or file.
 *
 * @param name short stable code, such as {@code mean_wait_s}; header of the machine-readable file
 * @param title in Swedish
 * @param text in Swedish: meaning, unit and codes
 */
public record ResultColumn(String name, Type type, String title, String text) {
    /** Types of values, named as in Table Schema. */
    public enum Type {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        YEARMONTH
    }
}
