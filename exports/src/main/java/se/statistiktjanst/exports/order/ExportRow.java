package se.statistiktjanst.exports.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.life.ExportLife;
import se.statistiktjanst.statistics.recipe.Recipe;

/** A row of {@code export.export}; JSON columns as text. */
public record ExportRow(
        long id,
        int providerId,
        String publicId,
        ExportForm form,
        Purpose purpose,
        String purposeText,
        String recipe,
        boolean withHour,
        String orderedBy,
        Instant orderedAt,
        String life,
        ExportState state,
        @Nullable Long jobId,
        boolean approvalRequired,
        @Nullable Instant approvedAt,
        @Nullable String storageFolder,
        String facts,
        long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Nullable String dataKeyId,
        @Nullable String pseudonymKeyId,
        int downloads,
        @Nullable String errorCode,
        @Nullable Long projectId) {
    public Recipe selection() {
        return Recipe.fromJson(recipe);
    }

    public ExportLife lifeOf() {
        return ExportLife.parse(life);
    }

    /** Whether it can be downloaded at a time of the database clock, had it not been erased early. */
    public boolean isLiveAt(Instant now) {
        return state == ExportState.READY && expiresAt != null && now.isBefore(expiresAt);
    }

    /** Whether it was ready once and is no longer. */
    public boolean isGoneAt(Instant now) {
        return state == ExportState.EXPIRED || (state == ExportState.READY && !isLiveAt(now));
    }
}
