package se.statistiktjanst.exports.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.exports.order.ObjectRow;
import se.statistiktjanst.exports.order.Purpose;

/** An export as its owner sees it; the manifest of a ready one. Times as ISO 8601 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportView(
        String id,
        ExportForm form,
        ExportState state,
        Purpose purpose,
        String purposeText,
        @JsonRawValue String recipe,
        String orderedAt,
        boolean awaitsApproval,
        long rowsDone,
        @Nullable Long rowsTotal,
        @Nullable String readyAt,
        @Nullable String expiresAt,
        int downloads,
        @Nullable String errorCode,
        @JsonRawValue String facts,
        @Nullable List<ObjectView> objects) {

    /** One downloadable object; ask {@code grants} for a one-time address. */
    record ObjectView(String name, String mediaType, long bytes, String sha256, String url) {}

    static ExportView of(ExportRow export, @Nullable List<ObjectRow> objects, Instant now) {
        return new ExportView(
                export.publicId(),
                export.form(),
                export.isGoneAt(now) ? ExportState.EXPIRED : export.state(),
                export.purpose(),
                export.purposeText(),
                export.recipe(),
                export.orderedAt().toString(),
                export.approvalRequired() && export.approvedAt() == null,
                export.rowsDone(),
                export.rowsTotal(),
                text(export.readyAt()),
                text(export.expiresAt()),
                export.downloads(),
                export.errorCode(),
                export.facts(),
                objects == null
                        ? null
                        : objects.stream().map(object -> view(export, object)).toList());
    }

    static String digest(byte[] sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    private static ObjectView view(ExportRow export, ObjectRow object) {
        return new ObjectView(
                object.name(),
                object.mediaType(),
                object.bytes(),
                HexFormat.of().formatHex(object.sha256()),
                Paths.export(export.publicId()) + "/objects/" + object.name());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
