package se.statistiktjanst.ingest.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of a row. Rows are numbered as a spreadsheet shows them: the header is row 1. */
public sealed interface MappedRow {
    int number();

    /** A CloudEvent in structured JSON. It holds personal data and prints none. */
    record Event(int number, ObjectNode cloudEvent) implements MappedRow {
        @Override
        public String toString() {
            return "Event[number=%d, REDACTED]".formatted(number);
        }
    }

    /** Left out on purpose, as the mapping says. */
    record Skipped(int number) implements MappedRow {}

    /**
     * Cannot become an event.
     *
     * @param reason which column and why, without any value of the row
     * @param columns the row as it was, for quarantine; may hold personal data
     */
    record Refused(int number, String reason, ObjectNode columns) implements MappedRow {
        @Override
        public String toString() {
            return "Refused[number=%d, reason=%s]".formatted(number, reason);
        }
    }
}
