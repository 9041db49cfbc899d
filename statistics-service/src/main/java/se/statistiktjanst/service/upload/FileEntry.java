package se.statistiktjanst.service.upload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.folder.FileState;
import se.statistiktjanst.service.page.MessageKey;
import se.statistiktjanst.service.sender.RefusalText;

/**
 * A file on the page.
 *
 * @param area in which it lies
 * @param error why nothing could be read; empty if it could
 * @param refused the first refused rows
 * @param refusedMore how many more
 */
public record FileEntry(
        String area,
        String name,
        State state,
        Instant at,
        long bytes,
        long rowsDone,
        long rowsTotal,
        String error,
        @Nullable ImportSummary summary,
        List<Refused> refused,
        long refusedMore) {
    private static final int SHOWN = 20;

    /**
     * A row that was refused.
     *
     * @param row as an editor shows it: the first line is 1
     * @param detail where in the event, and what exactly, in English
     */
    public record Refused(int row, RefusalText reason, String detail) {}

    /** How far a file has come. */
    public enum State implements MessageKey {
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String messageKey() {
            return switch (this) {
                case WAITING -> "upload.state.waiting";
                case RUNNING -> "upload.state.running";
                case DONE -> "upload.state.done";
                case FAILED -> "upload.state.failed";
            };
        }
    }

    public FileEntry {
        refused = List.copyOf(refused);
    }

    static FileEntry of(String area, FileState file, String error) {
        ImportSummary summary = file.summary();
        List<Refused> shown = summary == null
                ? List.of()
                : summary.refused().stream()
                        .limit(SHOWN)
                        .map(row -> new Refused(row.row(), RefusalText.of(row.reason()), row.detail()))
                        .toList();
        return new FileEntry(
                area,
                file.name(),
                State.valueOf(file.state().name()),
                file.at(),
                file.bytes(),
                file.rowsDone(),
                file.rowsTotal(),
                error,
                summary,
                shown,
                (summary == null ? 0 : summary.rejected() + summary.conflicts()) - shown.size());
    }
}
