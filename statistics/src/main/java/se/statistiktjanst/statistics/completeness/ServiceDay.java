package se.statistiktjanst.statistics.completeness;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How complete a day of a service is.
 *
 * @param service code of the service
 * @param received events that are counted
 * @param late those of them that came more than a day after they happened
 * @param withdrawn events that the sender took back
 * @param quarantined refused events that can still be mended
 * @param lost refused events that expired
 * @param reconciled how the senders last compared the day (UTC) with what is stored: match or differs; null for never
 */
public record ServiceDay(
        String service,
        LocalDate occurredOn,
        long received,
        long late,
        long withdrawn,
        long quarantined,
        long lost,
        @Nullable String reconciled) {}
