package se.statistiktjanst.statistics.completeness;

import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How complete the months of all services are, for whoever publishes them. */
public final class Completeness {
    private final Jdbi publisher;

    /** @param publisher the pool of the publisher's role */
    public Completeness(Jdbi publisher) {
        this.publisher = publisher;
    }

    /** Every service of the registry in a month, by code. */
    public List<ServiceCompleteness> of(YearMonth month) {
        return publisher.withExtension(CompletenessDao.class, dao -> dao.month(month.atDay(1)));
    }
}
