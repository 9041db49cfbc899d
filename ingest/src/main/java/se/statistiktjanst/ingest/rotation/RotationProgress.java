package se.statistiktjanst.ingest.rotation;

/** Told after each transaction of a rotation. */
@FunctionalInterface
public interface RotationProgress {
    /**
     * So much is done.
     *
     * @param what {@code residents}, {@code persons} or {@code refused events}
     * @param total what is known to be to do; may grow
     */
    void moved(String what, long done, long total);
}
