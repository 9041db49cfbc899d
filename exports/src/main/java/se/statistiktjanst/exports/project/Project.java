package se.statistiktjanst.exports.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code export.project}.
 *
 * @param keyId of the shreddable key that its pseudonyms are made with; null until it is approved
 * @param endedAt when the key was destroyed
 */
public record Project(
        long id,
        String publicId,
        String name,
        String purpose,
        String purposeText,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        Instant endsAt,
        @Nullable String keyId,
        @Nullable Instant endedAt) {
    /** Whether exports may be made in it. */
    public boolean isOpenAt(Instant now) {
        return keyId != null && endedAt == null && now.isBefore(endsAt);
    }

    /** {@code proposed}, {@code open} or {@code ended}. */
    public String stateAt(Instant now) {
        if (endedAt != null || !now.isBefore(endsAt)) {
            return "ended";
        }
        return keyId == null ? "proposed" : "open";
    }
}
