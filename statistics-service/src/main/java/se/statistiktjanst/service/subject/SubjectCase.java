package se.statistiktjanst.service.subject;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person that somebody has looked up, for a day. Rows of {@code vault.subject_case}; prints nothing of it.
 *
 * @param residentRef the vault's number; null for staff, and for residents who are in refused events alone or not at all
 * @param sealed the resident's identity
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SubjectCase(
        String publicId,
        @Nullable Integer residentRef,
        @Nullable Integer staffId,
        byte @Nullable [] sealed,
        Instant openedAt,
        Instant closesAt) {
    boolean isStaff() {
        return staffId != null;
    }

    @Override
    public String toString() {
        return "SubjectCase[REDACTED]";
    }
}
