package se.statistiktjanst.statistics.publication;

import java.util.List;

/**
 * What one publication of one period came to.
 *
 * @param open releases of open tables made now
 * @param staff releases of tables for staff made now, one for each table, with the cells of all care providers
 */
public record PublishedPeriod(List<PublishedRelease> open, List<PublishedRelease> staff) {
    public PublishedPeriod {
        open = List.copyOf(open);
        staff = List.copyOf(staff);
    }

    /** Whether everything was there before. */
    public boolean isEmpty() {
        return open.isEmpty() && staff.isEmpty();
    }
}
