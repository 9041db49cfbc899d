package se.statistiktjanst.ingest.file;

/** Told how far an import has come, after each batch. */
@FunctionalInterface
public interface ImportProgress {
    /**
     * So many rows are done.
     *
     * @param rowsTotal by counting lines, so a little too many when values hold line breaks
     */
    void report(long rowsDone, long rowsTotal);
}
