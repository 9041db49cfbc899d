package se.statistiktjanst.ingest.file;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.platform.audit.AccessLog;

/** Remembers how far the import of each file has come, so that a broken-off one goes on where it was. */
final class ImportLedger {
    /** @param rowsDone rows of data to pass over */
    record Position(long id, long rowsDone) {}

    // A finished import starts over: everything in it is then a duplicate, which shows that it is in.
    private static final String OPEN = """
            insert into event.import as i (sender_id, mapping, file_digest)
            values (:sender, :mapping, :digest)
            on conflict (sender_id, mapping, file_digest) do update
            set rows_done = case when i.finished_at is null then i.rows_done else 0 end,
                started_at = operation.now(),
                finished_at = null
            returning id, rows_done
            """;

    private final Jdbi collector;

    ImportLedger(Jdbi collector) {
        this.collector = collector;
    }

    Position open(SenderSession sender, String source, ImportFile file) {
        return collector.withHandle(handle -> handle.createQuery(OPEN)
                .bind("sender", (short) sender.senderId())
                .bind("mapping", source)
                .bind("digest", file.digest())
                .map((row, context) -> new Position(row.getLong("id"), row.getLong("rows_done")))
                .one());
    }

    void advance(Position position, long rowsDone) {
        collector.useHandle(handle -> handle.createUpdate("update event.import set rows_done = :done where id = :id")
                .bind("done", rowsDone)
                .bind("id", position.id())
                .execute());
    }

    void finish(Position position) {
        collector.useHandle(
                handle -> handle.createUpdate("update event.import set finished_at = operation.now() where id = :id")
                        .bind("id", position.id())
                        .execute());
    }

    /** Old events change months that were complete, so bringing them in is logged before the first one. */
    void logHistorical(SenderSession sender, String source, String startedBy) {
        collector.useTransaction(handle -> AccessLog.append(
                handle,
                new AccessLog.Entry(
                        null,
                        startedBy,
                        "operator",
                        "events.import.historical",
                        source,
                        "statistics",
                        null,
                        Map.of(
                                "sender",
                                sender.code(),
                                "from",
                                String.valueOf(sender.historicalFrom()),
                                "to",
                                String.valueOf(sender.historicalTo())))));
    }
}
