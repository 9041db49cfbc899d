package se.statistiktjanst.service.open.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of a table that was published again.
 *
 * @param kind {@code completion} or {@code revision}, as in {@code open.release}
 * @param beforeAt when the version before it was published
 * @param reasonSv null unless it is a revision
 * @param reasonEn null unless it is a revision
 * @param drawn how many of its cells are new
 */
public record Republished(
        String cubeId,
        String titleSv,
        String titleEn,
        String period,
        int version,
        String kind,
        Instant publishedAt,
        Instant beforeAt,
        @Nullable String reasonSv,
        @Nullable String reasonEn,
        int drawn,
        int cells) {

    public Text title() {
        return new Text(titleSv, titleEn);
    }

    /** Why, if it is a revision. */
    public @Nullable Text reason() {
        return reasonSv == null || reasonEn == null ? null : new Text(reasonSv, reasonEn);
    }
}
