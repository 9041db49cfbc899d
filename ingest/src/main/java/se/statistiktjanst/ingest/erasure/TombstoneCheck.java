package se.statistiktjanst.ingest.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.erasure.UnusableTombstonesException;

/**
 * Compares the log of tombstones with the database: an older dump lacks erasures that the log has, a wrong or cut log
 * lacks those that the database has.
 */
public final class TombstoneCheck {
    private final TombstoneLog log;
    private final Jdbi any;

    /** @param any pool of any role that works with customers' data */
    public TombstoneCheck(TombstoneLog log, Jdbi any) {
        this.log = log;
        this.any = any;
    }

    /**
     * What the log says and the database has not carried out.
     *
     * @throws UnusableTombstonesException if the log is missing, of another database, or lacks something
     */
    public List<Tombstone> pending() {
        UUID adopted = any.withHandle(handle -> handle.createQuery("select vault.tombstone_log()")
                .mapTo(UUID.class)
                .findOne()
                .orElse(null));
        if (!log.exists() && adopted == null) {
            return List.of();
        }
        TombstoneLog.Content content = log.read();
        if (adopted != null && !adopted.equals(content.logId())) {
            throw new UnusableTombstonesException("The log of tombstones " + log.file()
                    + " belongs to another database. Restore this one's from its own backup.");
        }
        UUID[] ids = content.tombstones().stream().map(Tombstone::id).toArray(UUID[]::new);
        requireComplete(ids);
        Integer[] providers =
                content.tombstones().stream().map(Tombstone::careProviderId).toArray(Integer[]::new);
        Set<UUID> open = any.withHandle(
                handle -> new HashSet<>(handle.createQuery("select * from vault.pending(:ids, :providers)")
                        .bind("ids", ids)
                        .bind("providers", providers)
                        .mapTo(UUID.class)
                        .list()));
        return content.tombstones().stream()
                .filter(tombstone -> open.contains(tombstone.id()))
                .toList();
    }

    /** Makes the log of a new installation, and notes in the database which log is its own. */
    public void adopt(Jdbi eraser) {
        UUID id = log.exists() ? log.read().logId() : log.create();
        eraser.useHandle(handle -> handle.createQuery("select vault.adopt_tombstone_log(:id)")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    private void requireComplete(UUID[] ids) {
        long missing = any.withHandle(handle -> handle.createQuery("select vault.unlogged(:ids)")
                .bind("ids", ids)
                .mapTo(Long.class)
                .one());
        if (missing > 0) {
            throw new UnusableTombstonesException(
                    "The log of tombstones %s lacks %d erasures that the database knows: it is cut or too old. Restore it"
                                    .formatted(log.file(), missing)
                            + " from its own backup.");
        }
    }
}
