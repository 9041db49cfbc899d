package se.statistiktjanst.ingest.reconciliation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;

/**
 * How the last comparison of a day ended.
 *
 * @param hours the hours that differ
 */
public record LastComparison(
        String day,
        String state,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedAt,
        List<Integer> hours) {}
