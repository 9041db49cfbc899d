package se.statistiktjanst.service.upload;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.folder.FileState;
import se.statistiktjanst.service.page.MessageKey;

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
        List<ImportSummary.RefusedRow> refused,
        long refusedMore) {
    private static final int SHOWN = 20;

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
        List<ImportSummary.RefusedRow> all = summary == null ? List.of() : summary.refused();
        List<ImportSummary.RefusedRow> shown = all.subList(0, Math.min(SHOWN, all.size()));
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
