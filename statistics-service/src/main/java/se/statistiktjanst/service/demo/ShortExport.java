package se.statistiktjanst.service.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The export that lives for two minutes.
 *
 * @param action where the button posts to
 * @param fileHref address of the current file, null if none was ordered; answers 410 after expiry
 * @param expiresAt null if none was ordered
 */
public record ShortExport(
        String action, @Nullable String fileHref, @Nullable Instant expiresAt) {}
