package se.statistiktjanst.ingest.file;

import java.util.List;

/**
 * What an import did. Received = accepted + duplicates + conflicts + rejected, of this run alone.
 *
 * @param resumedAfter rows that an earlier, broken-off run had done, which this one passed over
 * @param skipped rows left out on purpose, as the mapping says
 * @param receipts of each batch, in order; the sender can read them again
 * @param refused the rejected and conflicting rows, the first {@value #LISTED} of them
 */
public record ImportSummary(
        long resumedAfter,
        long received,
        long accepted,
        long duplicates,
        long conflicts,
        long rejected,
        long skipped,
        List<String> receipts,
        List<RefusedRow> refused) {
    static final int LISTED = 10_000;

    /**
     * A row that was not taken; it is in quarantine.
     *
     * @param row as an editor shows it: the first line is 1
     * @param reason the code
     * @param detail where and why, without any value
     */
    public record RefusedRow(int row, String reason, String detail) {}

    public ImportSummary {
        receipts = List.copyOf(receipts);
        refused = List.copyOf(refused);
    }
}
