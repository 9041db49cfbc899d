package se.statistiktjanst.service.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.exports.ExportState;

/**
 * The export that lives for two minutes.
 *
 * @param action where the button posts to
 * @param state where the last one is, null if none was ordered
 * @param fileHref address of its file, null until it is ready; answers 410 after expiry
 * @param expiresAt null until it is ready
 */
public record ShortExport(
        String action,
        @Nullable ExportState state,
        @Nullable String fileHref,
        @Nullable Instant expiresAt) {

    /** Whether the page should be loaded again to see how it went. */
    public boolean underWay() {
        return state != null && state.underWay();
    }
}
