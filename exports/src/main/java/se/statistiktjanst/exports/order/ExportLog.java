package se.statistiktjanst.exports.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.audit.AccessLog;

/** What happens to an export, in the access log of its care provider. */
public final class ExportLog {
    private ExportLog() {}

    /**
     * Appends to the log within the care provider's transaction.
     *
     * @param viewer HSA-id of who did it
     * @param role role or assignment acted under, or the name of a job
     * @param detail besides the form of the export; no personal data
     */
    public static void append(
            Handle handle, ExportRow export, String viewer, String role, String action, Map<String, ?> detail) {
        Map<String, Object> all = new LinkedHashMap<>(detail);
        all.put("form", export.form().code());
        AccessLog.append(
                handle,
                new AccessLog.Entry(
                        export.providerId(),
                        viewer,
                        role,
                        action,
                        export.publicId(),
                        export.purpose().code(),
                        unit(handle, export),
                        all));
    }

    /** Its HSA-id, by which those who are measured there find who has looked at their unit. */
    private static @Nullable String unit(Handle handle, ExportRow export) {
        String publicId = export.selection().unit();
        return publicId == null
                ? null
                : handle.attach(SelectionDao.class).unitHsaId(publicId).orElse(null);
    }
}
