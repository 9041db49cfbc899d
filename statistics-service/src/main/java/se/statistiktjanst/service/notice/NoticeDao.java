package se.statistiktjanst.service.notice;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The outbox as the sender sees it. */
final class NoticeDao {
    private NoticeDao() {}

    /** The oldest whose time it is: tried again after 1, 2, 4 … minutes, at most 12 times. Held until the end of it. */
    static Optional<Notice> next(Handle handle) {
        return handle.createQuery("""
                        select id, public_id, kind, payload::text as payload, created_at
                        from operation.notice
                        where sent_at is null and kind like 'integration.%' and attempts < 12
                            and created_at + (power(2, attempts) - 1) * interval '1 minute' <= operation.now()
                        order by id
                        for update skip locked limit 1
                        """)
                .map((row, context) -> new Notice(
                        row.getLong("id"),
                        row.getString("public_id"),
                        row.getString("kind"),
                        row.getString("payload"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    static void sent(Handle handle, Notice notice) {
        handle.createUpdate(
                        "update operation.notice set sent_at = operation.now(), attempts = attempts + 1 where id = :id")
                .bind("id", notice.id())
                .execute();
    }

    static void failed(Handle handle, Notice notice) {
        handle.createUpdate("update operation.notice set attempts = attempts + 1 where id = :id")
                .bind("id", notice.id())
                .execute();
    }
}
