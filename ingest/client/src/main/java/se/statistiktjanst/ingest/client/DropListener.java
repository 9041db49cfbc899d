package se.statistiktjanst.ingest.client;

/**
 * Told of each event that was not taken. Called on the client's own thread before the event leaves the spool; after a
 * crash in between it is told once more.
 */
@FunctionalInterface
public interface DropListener {
    void onDropped(DroppedEvent event);
}
