package se.statistiktjanst.service.accesslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * Which entries are asked for.
 *
 * @param person HSA-id of who looked, null for anybody
 * @param from first day in Sweden, null for the beginning
 * @param to last day, null for today
 */
public record LogFilter(
        @Nullable String person,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    /**
     * Reads it as an address has it; empty is as null.
     *
     * @throws ProblemException BAD_REQUEST for what is no date
     */
    static LogFilter parse(@Nullable String person, @Nullable String from, @Nullable String to) {
        String wanted = person == null ? "" : person.strip();
        return new LogFilter(wanted.isEmpty() ? null : wanted, date("from", from), date("to", to));
    }

    Instant start() {
        return startOf(from == null ? FIRST : from);
    }

    /** The first instant after the last day. */
    Instant end() {
        return startOf(to == null ? LAST : to.plusDays(1));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CalendarZone.STOCKHOLM).toInstant();
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (!date.isBefore(FIRST) && date.isBefore(LAST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new ProblemException(ProblemCode.BAD_REQUEST, name + " must be a date such as 2026-11-22");
    }
}
