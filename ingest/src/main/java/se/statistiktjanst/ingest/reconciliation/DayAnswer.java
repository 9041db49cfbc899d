package se.statistiktjanst.ingest.reconciliation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;

/**
 * How a sender's day compares.
 *
 * @param day UTC day
 * @param state {@code match} or {@code differs}
 * @param hours those that differ
 */
public record DayAnswer(
        String day,
        String state,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedAt,
        List<Difference> hours) {
    static final String MATCH = "match";
    static final String DIFFERS = "differs";

    /** An hour that differs. */
    public record Difference(int hour, Side sent, Side stored) {}

    /** What one side has; the sum as 16 hexadecimal digits. */
    public record Side(long count, String sum) {
        static Side of(HourSum sum) {
            return new Side(sum.count(), sum.hex());
        }
    }
}
