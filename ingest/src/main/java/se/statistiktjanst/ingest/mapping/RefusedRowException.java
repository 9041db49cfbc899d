package se.statistiktjanst.ingest.mapping;

/** A row cannot become an event. The message says which column and why, and holds no value of the row. */
final class RefusedRowException extends Exception {
    RefusedRowException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
