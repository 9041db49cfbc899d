package se.statistiktjanst.service.accesslog;

import java.time.Instant;

/**
 * An entry as a page shows it, in the language of the page.
 *
 * @param name empty if not known or never shown
 * @param viewer HSA-id of who looked, or the name of a job
 * @param what was done
 * @param about period, form or subject; may be empty
 * @param unit name of the unit, empty for all or none
 * @param perStaff whether figures of single persons were shown
 */
public record LogLine(
        Instant at,
        String name,
        String viewer,
        String role,
        String what,
        String about,
        String purpose,
        String unit,
        boolean perStaff) {}
