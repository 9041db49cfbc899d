package se.statistiktjanst.exports.order;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import se.statistiktjanst.platform.db.Tenant;

/**
 * Who orders or downloads, as the log-in knows it now; rights are asked for at every call, never stored.
 *
 * @param role assignment or role acted under, for the access log
 * @param sessionHash binds a download grant to the log-in session
 * @param allowedForms forms this caller may order and download
 * @param mayApprove whether this caller may approve what another person has ordered
 * @param scope which units the caller may take out
 * @param authenticatedAt when the person last proved who they are
 */
@SuppressWarnings("ArrayRecordComponent") // a hash that only the database compares
public record ExportCaller(
        Tenant tenant,
        String role,
        byte[] sessionHash,
        Set<ExportForm> allowedForms,
        boolean mayApprove,
        ExportScope scope,
        Instant authenticatedAt) {
    public String viewer() {
        return tenant.viewer();
    }

    /** Only what this caller ordered, so that somebody else's export is as one that does not exist. */
    public Optional<ExportRow> own(Optional<ExportRow> found) {
        return found.filter(export -> export.orderedBy().equals(viewer()));
    }
}
