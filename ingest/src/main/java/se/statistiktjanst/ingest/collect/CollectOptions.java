package se.statistiktjanst.ingest.collect;

/**
 * How a batch is to be taken.
 *
 * @param historical events older than 400 days are taken if they lie in the range that the sender is authorised for
 * @param strict all or nothing: one event that cannot be taken refuses the batch, and nothing at all is stored
 */
public record CollectOptions(boolean historical, boolean strict) {
    public static final CollectOptions NORMAL = new CollectOptions(false, false);
    public static final CollectOptions STRICT = new CollectOptions(false, true);
    public static final CollectOptions HISTORICAL = new CollectOptions(true, false);
}
