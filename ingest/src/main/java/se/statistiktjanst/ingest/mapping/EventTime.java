package se.statistiktjanst.ingest.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.definition.CsvRow;

/**
 * The time of an event from a column with its Swedish date ({@code 2021-01-31}) and one with its time of day ({@code
 * 09:12:58}). Of an hour that occurs twice the first is meant; a time that does not occur refuses the row.
 */
record EventTime(String dateColumn, String timeColumn) {
    Instant of(CsvRow row) throws RefusedRowException {
        LocalDateTime local = local(row);
        List<ZoneOffset> offsets = CalendarZone.STOCKHOLM.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new RefusedRowException("%s and %s tell a time that does not occur: the clock was put forward"
                    .formatted(dateColumn, timeColumn));
        }
        return local.toInstant(offsets.get(0));
    }

    private LocalDateTime local(CsvRow row) throws RefusedRowException {
        try {
            return LocalDateTime.parse(row.raw(dateColumn) + "T" + row.raw(timeColumn));
        } catch (DateTimeParseException e) {
            throw new RefusedRowException(
                    "%s and %s must be such as 2021-01-31 and 09:12:58".formatted(dateColumn, timeColumn));
        }
    }
}
