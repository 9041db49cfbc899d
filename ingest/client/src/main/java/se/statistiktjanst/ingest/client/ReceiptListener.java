package se.statistiktjanst.ingest.client;

/** Told of each receipt, so that it can be kept as proof: {@code GET /api/events/v1/receipts/{receipt}}. */
@FunctionalInterface
public interface ReceiptListener {
    /** So many events of a request were new and so many the collector had already; these are durable there. */
    void onReceipt(String receipt, int accepted, int duplicates);
}
