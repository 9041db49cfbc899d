package se.statistiktjanst.exports.expiry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.exports.store.ObjectStore;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;

/**
 * Ends exports whose time is up. The order is the guarantee: the keys go first, so that from then on every copy of the
 * objects is dead; then the mark, the objects, a check, and the access log. After a crash anywhere the next sweep does
 * the rest again. What has been downloaded is out of reach, and a download that has begun ends by itself.
 */
public final class ExpirySweeper {
    private static final Logger log = LoggerFactory.getLogger(ExpirySweeper.class);

    private final Jdbi eraser;
    private final ShreddableKeyStore keys;
    private final ObjectStore store;

    /**
     * Takes what it may destroy.
     *
     * @param eraser of role ERASER
     */
    public ExpirySweeper(Jdbi eraser, ShreddableKeyStore keys, ObjectStore store) {
        this.eraser = eraser;
        this.keys = keys;
        this.store = store;
    }

    /** Ends what is due and gives how many; one that fails does not hold up the others. */
    public int sweep() {
        List<DueExport> due = eraser.withExtension(ExpiryDao.class, ExpiryDao::due);
        int ended = 0;
        for (DueExport export : due) {
            try {
                end(export);
                ended++;
            } catch (IOException | RuntimeException e) {
                log.error(
                        "export {} could not be erased, the next sweep tries again: {}",
                        export.publicId(),
                        e.getClass().getName());
            }
        }
        return ended;
    }

    private void end(DueExport export) throws IOException {
        keyIds(export).forEach(keys::destroy);
        eraser.useExtension(ExpiryDao.class, dao -> dao.markExpired(export.id()));
        if (export.storageFolder() != null) {
            store.deleteFolder(export.storageFolder());
        }
        verify(export);
        eraser.useTransaction(handle -> {
            if (handle.attach(ExpiryDao.class).markErased(export.id()) == 1) {
                AccessLog.append(
                        handle,
                        new AccessLog.Entry(
                                export.providerId(),
                                "export-sweeper",
                                "eraser",
                                "export.erase",
                                export.publicId(),
                                "expiry",
                                null,
                                Map.of("form", export.form(), "was", export.state())));
            }
        });
    }

    private void verify(DueExport export) {
        boolean keyLeft = keyIds(export).anyMatch(id -> keys.find(id).isPresent());
        if (keyLeft || (export.storageFolder() != null && store.exists(export.storageFolder()))) {
            throw new IllegalStateException(
                    "a key or object of an expired export is still there; check the rights of both folders");
        }
    }

    private static Stream<KeyId> keyIds(DueExport export) {
        return Stream.of(export.dataKeyId(), export.pseudonymKeyId())
                .filter(id -> id != null)
                .map(KeyId::new);
    }
}
