package se.statistiktjanst.ingest.file;

import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.Receipt;

/** Adds the receipts of an import up. */
final class ImportTally {
    private long received;
    private long accepted;
    private long duplicates;
    private long conflicts;
    private long rejected;
    private long skipped;
    private final List<String> receipts = new ArrayList<>();
    private final List<ImportSummary.RefusedRow> refused = new ArrayList<>();

    void skip() {
        skipped++;
    }

    /** @param rows the row numbers of the events in the receipt, in order */
    void add(Receipt receipt, List<Integer> rows) {
        if (receipt.id() != null) {
            receipts.add(receipt.id());
        }
        received += receipt.received();
        accepted += receipt.accepted();
        duplicates += receipt.duplicates();
        conflicts += receipt.conflicts();
        rejected += receipt.rejected();
        for (IngestResult result : receipt.results()) {
            refuse(result, rows.get(result.index()));
        }
    }

    private void refuse(IngestResult result, int row) {
        if (refused.size() == ImportSummary.LISTED) {
            return;
        }
        if (result instanceof IngestResult.Conflict) {
            refused.add(new ImportSummary.RefusedRow(
                    row, "conflict", "the id was used before for an event with other content, which stays"));
        } else if (result instanceof IngestResult.Rejected rejection) {
            Fault first = rejection.faults().get(0);
            String detail = first.pointer().isEmpty() ? first.detail() : first.pointer() + " " + first.detail();
            refused.add(new ImportSummary.RefusedRow(row, first.reason().code(), detail));
        }
    }

    ImportSummary summary(long resumedAfter) {
        return new ImportSummary(
                resumedAfter, received, accepted, duplicates, conflicts, rejected, skipped, receipts, refused);
    }
}
