package se.statistiktjanst.exports.expiry;

import org.jspecify.annotations.Nullable;

/** An export whose time is up, as the eraser sees it. */
public record DueExport(
        long id,
        int providerId,
        String publicId,
        String form,
        String state,
        @Nullable String storageFolder,
        @Nullable String dataKeyId,
        @Nullable String pseudonymKeyId) {}
