package se.statistiktjanst.ingest.collect;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a batch, one at a time, so that a transport need not hold all of them as it read them. */
@FunctionalInterface
public interface EventFeed {
    /**
     * The next event, or null after the last one.
     *
     * @throws IOException if what brings the events broke off; nothing of the batch is stored then
     */
    @Nullable
    IncomingEvent next() throws IOException;

    /** Events that are all there. */
    static EventFeed of(List<IncomingEvent> events) {
        Iterator<IncomingEvent> rest = events.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
