package se.statistiktjanst.ingest.quarantine;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.SenderSession;

/** What was refused of a sender's events. A sender finds its own and no others. */
public final class RefusedBook {
    private final Jdbi collector;

    /** @param collector the pool of the collector's role */
    public RefusedBook(Jdbi collector) {
        this.collector = collector;
    }

    /**
     * Refused events, newest first.
     *
     * @param state one of {@link RefusedEvent#state}; null for all
     * @param reason code of a reason; null for all
     * @param after the last of the page before; null for the first page
     * @return empty if {@code after} is none of this sender's
     */
    public Optional<RefusedPage> list(
            SenderSession sender, @Nullable String state, @Nullable String reason, @Nullable String after, int limit) {
        short id = (short) sender.senderId();
        return collector.withExtension(RefusedDao.class, dao -> {
            RefusedDao.Place place = after == null ? null : dao.place(id, after).orElse(null);
            if (after != null && place == null) {
                return Optional.empty();
            }
            List<RefusedEvent> found = dao.list(
                    id, state, reason, place == null ? null : place.id(), place == null ? null : place.at(), limit + 1);
            List<RefusedEvent> shown = List.copyOf(found.subList(0, Math.min(limit, found.size())));
            String next = found.size() > limit ? shown.get(limit - 1).problem() : null;
            return Optional.of(new RefusedPage(dao.countOpen(id), shown, next));
        });
    }

    /**
     * Closes an event without mending it, and destroys its content.
     *
     * @return false if it is not this sender's or not open
     */
    public boolean dismiss(SenderSession sender, String problem, String reason) {
        return collector.withExtension(RefusedDao.class, dao -> dao.dismiss((short) sender.senderId(), problem, reason))
                == 1;
    }
}
