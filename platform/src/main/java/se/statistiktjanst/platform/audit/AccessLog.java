package se.statistiktjanst.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the access log in the caller's transaction, before the first byte leaves. If it cannot be written, nothing is
 * given out: let the exception through.
 */
public final class AccessLog {
    private static final JsonMapper JSON = new JsonMapper();

    private AccessLog() {}

    /**
     * Who did what.
     *
     * @param providerId whose data; null for what belongs to no care provider
     * @param viewer HSA-id of who looked, or the name of a job
     * @param role role or assignment acted under
     * @param action such as {@code staff.view}, {@code export.order}, {@code export.download}
     * @param subject what was looked at: a page or an export's public id, never a resident
     * @param purpose stated or implied purpose
     * @param unit HSA-id of the unit looked at
     */
    public record Entry(
            @Nullable Integer providerId,
            String viewer,
            String role,
            String action,
            String subject,
            String purpose,
            @Nullable String unit,
            Map<String, Object> detail) {}

    /** Appends an entry and gives its id. */
    public static long append(Handle handle, Entry entry) {
        return handle.createQuery(
                        "select audit.append(:provider, :viewer, :role, :action, :subject, :purpose, :unit, :detail::jsonb)")
                .bind("provider", entry.providerId())
                .bind("viewer", entry.viewer())
                .bind("role", entry.role())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("purpose", entry.purpose())
                .bind("unit", entry.unit())
                .bind("detail", json(entry.detail()))
                .mapTo(Long.class)
                .one();
    }

    private static String json(Map<String, Object> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("detail of an access log entry must be plain values", e);
        }
    }
}
