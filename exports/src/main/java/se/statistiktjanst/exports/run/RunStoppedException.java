package se.statistiktjanst.exports.run;

/** A run ends before its time: cancelled, taken over, or the service is going down. */
final class RunStoppedException extends RuntimeException {
    private final boolean cancelled;

    RunStoppedException(boolean cancelled) {
        super(cancelled ? "the export was cancelled" : "the export is left for another worker");
        this.cancelled = cancelled;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
