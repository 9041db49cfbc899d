package se.statistiktjanst.ingest.client.sync;

import java.io.PrintStream;
import se.statistiktjanst.ingest.client.EventClient;

/** Something to follow. */
interface SyncSource {
    /** Queues what is new and gives how many events that were. What is queued twice has the same id both times. */
    int queueNew(EventClient client, PrintStream out) throws Exception;
}
