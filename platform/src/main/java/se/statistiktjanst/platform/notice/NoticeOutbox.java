package se.statistiktjanst.platform.notice;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Notices to people and systems, written with what causes them and sent afterwards, so that none is lost or invented. */
public final class NoticeOutbox {
    private NoticeOutbox() {}

    /**
     * Adds a notice in the caller's transaction.
     *
     * @param payloadJson JSON without personal data: a notice says that something is there and links to log-in
     */
    public static void add(Handle handle, String kind, @Nullable Integer providerId, String payloadJson) {
        handle.createUpdate("insert into operation.notice (kind, provider_id, payload)"
                        + " values (:kind, :provider, :payload::jsonb)")
                .bind("kind", kind)
                .bind("provider", providerId)
                .bind("payload", payloadJson)
                .execute();
    }
}
