package se.statistiktjanst.service.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export in the list. Expired ones stay, without files.
 *
 * @param id random public id
 * @param title what was selected
 * @param purpose the purpose with the words of the one who ordered
 * @param rowsDone rows written so far
 * @param rowsExpected 0 if not known
 * @param files empty unless ready
 * @param downloads downloads made
 * @param downloadsAllowed 0 if not limited
 * @param expiresAt null until ready
 * @param deleteBy when a downloaded copy should be deleted, null until ready
 */
public record ExportEntry(
        String id,
        String title,
        ExportForm form,
        ExportState state,
        String purpose,
        Instant orderedAt,
        long rowsDone,
        long rowsExpected,
        List<ExportFile> files,
        int downloads,
        int downloadsAllowed,
        @Nullable Instant expiresAt,
        @Nullable LocalDate deleteBy) {

    public ExportEntry {
        files = List.copyOf(files);
    }

    /** Size of all files together. */
    public long bytes() {
        return files.stream().mapToLong(ExportFile::bytes).sum();
    }
}
