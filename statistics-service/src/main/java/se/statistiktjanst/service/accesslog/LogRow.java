package se.statistiktjanst.service.accesslog;

import java.time.Instant;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the access log, without its number: that would tell how much others are looked at.
 *
 * @param viewer HSA-id of who looked, or the name of a job
 * @param givenName of the viewer where the care provider's registry knows it
 * @param isProtected whether the name is never shown
 * @param role assignment or role acted under
 * @param subject a page, or an export's public id
 * @param unit as it was logged
 * @param unitName empty where the unit is none of the care provider's
 * @param from first month that was looked at
 * @param detail {@code STAFF} where figures of single persons were shown
 * @param form of an export
 */
public record LogRow(
        Instant at,
        String viewer,
        @Nullable String givenName,
        @Nullable String surname,

        @ColumnName("protected") boolean isProtected,

        String role,
        String action,
        String subject,
        String purpose,
        @Nullable String unit,
        @Nullable String unitName,
        @Nullable String from,
        @Nullable String to,
        @Nullable String detail,
        @Nullable String form) {
    /** The viewer's name, empty if it is not known or never shown. */
    public String name() {
        String name = "%s %s".formatted(givenName == null ? "" : givenName, surname == null ? "" : surname);
        return isProtected ? "" : name.strip();
    }
}
