package se.statistiktjanst.service.open.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDateTime;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.page.Language;

/**
 * A stop that the operator has announced in the configuration ({@code announcedStops}).
 *
 * @param from Swedish time
 * @param to Swedish time, after {@code from}
 */
public record AnnouncedStop(
        @NotNull LocalDateTime from,
        @NotNull LocalDateTime to,
        @Valid @NotNull Said text) {

    /** What stops and what to do, in both languages. */
    public record Said(@NotEmpty String sv, @NotEmpty String en) {
        String in(Language language) {
            return language == Language.SV ? sv : en;
        }
    }

    /** Jackson gives null for what is left out, which the validation then names. */
    @SuppressWarnings("ConstantValue")
    public AnnouncedStop {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("announcedStops: from must be before to");
        }
    }

    Instant start() {
        return from.atZone(CalendarZone.STOCKHOLM).toInstant();
    }

    Instant end() {
        return to.atZone(CalendarZone.STOCKHOLM).toInstant();
    }

    boolean isUnderWay(Instant now) {
        return !now.isBefore(start()) && now.isBefore(end());
    }
}
