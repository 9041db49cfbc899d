package se.statistiktjanst.service.open;

import java.time.Clock;
import java.time.LocalDate;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.statistics.publication.Period;

/** When months are published: on the fifth of the month after. */
final class PublicationCalendar {
    private PublicationCalendar() {}

    /** The next day of publication, today included. */
    static LocalDate next(Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM));
        LocalDate thisMonth = today.withDayOfMonth(Period.DAY);
        return today.isAfter(thisMonth) ? thisMonth.plusMonths(1) : thisMonth;
    }
}
