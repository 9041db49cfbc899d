package se.statistiktjanst.ingest.collect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.notice.NoticeOutbox;

/** One batch, one transaction: keys, receipt, facts, quarantine. What it returns is durable. */
final class BatchStore {
    private static final int ATTEMPTS = 3;

    private final Jdbi collector;
    private final Digests digests;
    private final Dimensions dimensions = new Dimensions();
    private final ResidentVault vault;
    private final FactWriter facts;
    private final Quarantine quarantine;
    private final Months months;
    private final KeyTable keys = new KeyTable();

    BatchStore(Jdbi collector, Digests digests, ResidentVault vault, Quarantine quarantine) {
        this.collector = collector;
        this.digests = digests;
        this.vault = vault;
        this.facts = new FactWriter(dimensions, vault);
        this.quarantine = quarantine;
        this.months = new Months(collector);
    }

    private record Stored(Receipt receipt, FactWriter.@Nullable Written written) {}

    Receipt store(Batch batch) {
        months.ensure(batch.facts(batch.valid()));
        Stored stored = withRetries(batch);
        if (stored.written() != null) {
            dimensions.remember(stored.written().words());
            vault.remember(stored.written().visits(), stored.written().numbers());
        }
        return stored.receipt();
    }

    /** As {@link #store} would decide at this moment; takes no lock and writes nothing. */
    Receipt dryRun(Batch batch) {
        collector.useHandle(handle -> {
            CorrectionBook.prepare(handle, batch, false);
            List<CheckedEvent> firsts = batch.firsts();
            List<UUID> ids = firsts.stream().map(CheckedEvent::id).toList();
            batch.decide(firsts, KeyTable.find(handle, batch.sender().senderId(), ids), digests);
        });
        return batch.receipt(null);
    }

    private Stored withRetries(Batch batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return collector.inTransaction(handle -> store(handle, batch));
            } catch (JdbiException | StorageException e) {
                StorageException failure = e instanceof StorageException known ? known : StorageException.of(e);
                if (attempt == ATTEMPTS || !failure.isWorthRetrying()) {
                    throw failure;
                }
            }
        }
    }

    private Stored store(Handle handle, Batch batch) {
        // An acknowledged event must survive a crash, whatever the server's default is.
        handle.execute("set local synchronous_commit = on");
        CorrectionBook.prepare(handle, batch, true);
        List<CheckedEvent> firsts = batch.firsts();
        Map<UUID, KeyTable.Stored> taken = keys.claim(handle, batch.sender().senderId(), firsts, digests.version());
        List<CheckedEvent> accepted = batch.decide(firsts, taken, digests);
        if (batch.options().strict() && batch.hasFailures()) {
            handle.rollback();
            return new Stored(batch.refusedAsWhole(), null);
        }
        List<CheckedEvent> newFacts = batch.facts(accepted);
        BatchRow.Saved saved = BatchRow.add(handle, batch, accepted, newFacts);
        FactWriter.Written written = newFacts.isEmpty() ? null : facts.write(handle, batch, saved.id(), newFacts);
        CorrectionBook.add(handle, batch, saved.id(), accepted);
        if (saved.hasRefused() && !accepted.isEmpty()) {
            Quarantine.closeMended(handle, batch.sender(), accepted);
        }
        long newConflicts = quarantine.keep(handle, batch.sender(), saved.id(), batch.refused());
        if (newConflicts > 0) {
            alarm(handle, batch.sender(), saved.publicId(), newConflicts);
        }
        return new Stored(batch.receipt(saved.publicId()), written);
    }

    private static void alarm(Handle handle, SenderSession sender, String receipt, long conflicts) {
        NoticeOutbox.add(
                handle,
                "ingest.conflict",
                null,
                "{\"sender\":\"%s\",\"receipt\":\"%s\",\"conflicts\":%d}".formatted(sender.code(), receipt, conflicts));
    }
}
