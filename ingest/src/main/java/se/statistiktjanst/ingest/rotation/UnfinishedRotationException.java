package se.statistiktjanst.ingest.rotation;

/** A rotation is under way; the next one must wait for it. */
public final class UnfinishedRotationException extends RuntimeException {
    UnfinishedRotationException() {
        super("A rotation is under way: rows still stand under the version before. Finish it with keys rotate.");
    }
}
