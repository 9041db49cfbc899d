package se.statistiktjanst.statistics.publication;

/** Told how far the publication of a period has come; called often. */
@FunctionalInterface
public interface PublicationProgress {
    /** Nobody listens. */
    PublicationProgress NONE = (period, events) -> {};

    /**
     * More events have been read.
     *
     * @param events of the period, so far
     */
    void read(Period period, long events);
}
