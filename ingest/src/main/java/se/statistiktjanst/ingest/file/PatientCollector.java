package se.statistiktjanst.ingest.file;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Waits when the collector has too much to do: an import can, and must not break off for it. */
final class PatientCollector {
    private static final int ATTEMPTS = 60;
    private static final long PAUSE_SECONDS = 2;
    private static final Set<ProblemCode> PASSING = Set.of(ProblemCode.UNAVAILABLE, ProblemCode.TOO_MANY_REQUESTS);

    private final Collector collector;

    PatientCollector(Collector collector) {
        this.collector = collector;
    }

    /** @throws ProblemException if it has had too much to do for two minutes; nothing of the batch is stored then */
    Receipt collect(SenderSession sender, Transport transport, CollectOptions options, List<IncomingEvent> events) {
        for (int attempt = 1; ; attempt++) {
            try {
                return collector.collect(sender, transport, options, events);
            } catch (ProblemException e) {
                if (!PASSING.contains(e.code()) || attempt == ATTEMPTS || !paused()) {
                    throw e;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
