package se.statistiktjanst.platform.problem;

import java.sql.SQLException;

/**
 * An unexpected exception without its texts: those of the database quote what was stored, so they are neither logged nor
 * shown, on a page or in a terminal.
 */
public final class TextlessTrace {
    private TextlessTrace() {}

    /** The classes of an exception and its causes, with the first lines of code of each. */
    public static String of(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" sqlstate ").append(sql.getSQLState());
            }
            StackTraceElement[] lines = cause.getStackTrace();
            for (int i = 0; i < Math.min(12, lines.length); i++) {
                text.append("\n    at ").append(lines[i]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
