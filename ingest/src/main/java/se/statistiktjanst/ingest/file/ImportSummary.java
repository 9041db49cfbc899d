package se.statistiktjanst.ingest.file;

import java.util.List;

/**
 * What an import did. Received = accepted + duplicates + conflicts + rejected, of this run alone.
 *
 * @param resumedAfter rows that an earlier, broken-off run had done, which this one passed over
 * @param skipped rows left out on purpose, as the mapping says
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
        List<RefusedRow> refused) {
    static final int LISTED = 10_000;

    /**
     * A row that was not taken; it is in quarantine.
     *
     * @param row as a spreadsheet shows it: the header is row 1
     * @param reason the code
     * @param detail where and why, without any value
     */
    public record RefusedRow(int row, String reason, String detail) {}

    public ImportSummary {
        refused = List.copyOf(refused);
    }
}
