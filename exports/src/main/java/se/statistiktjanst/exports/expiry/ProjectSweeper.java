package se.statistiktjanst.exports.expiry;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.audit.AccessLog;
import se.statistiktjanst.pseudonymizer.keys.KeyId;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;

/**
 * Ends linkage projects whose time is up: the key is destroyed first, then the project is marked and logged. From then on
 * nobody can make the same pseudonyms again. Exports that were made in it live their own time.
 */
public final class ProjectSweeper {
    private static final Logger log = LoggerFactory.getLogger(ProjectSweeper.class);

    private final Jdbi eraser;
    private final ShreddableKeyStore keys;

    private record Due(
            long id,
            int providerId,
            String publicId,
            @Nullable String keyId) {}

    /** @param eraser of role ERASER */
    public ProjectSweeper(Jdbi eraser, ShreddableKeyStore keys) {
        this.eraser = eraser;
        this.keys = keys;
    }

    /** Ends what is due and gives how many. */
    public int sweep() {
        List<Due> due = eraser.withHandle(
                handle -> handle.createQuery("select id, provider_id, public_id, key_id from export.project"
                                + " where ended_at is null and ends_at <= operation.now() order by id")
                        .map((row, context) -> new Due(
                                row.getLong("id"),
                                row.getInt("provider_id"),
                                row.getString("public_id"),
                                row.getString("key_id")))
                        .list());
        int ended = 0;
        for (Due project : due) {
            try {
                end(project);
                ended++;
            } catch (RuntimeException e) {
                log.error(
                        "project {} could not be ended, the next sweep tries again: {}",
                        project.publicId(),
                        e.getClass().getName());
            }
        }
        return ended;
    }

    private void end(Due project) {
        if (project.keyId() != null) {
            KeyId key = new KeyId(project.keyId());
            keys.destroy(key);
            if (keys.find(key).isPresent()) {
                throw new IllegalStateException("the key of an ended project is still there; check the key folder");
            }
        }
        eraser.useTransaction(handle -> {
            int marked = handle.createUpdate(
                            "update export.project set ended_at = operation.now() where id = :id and ended_at is null")
                    .bind("id", project.id())
                    .execute();
            if (marked == 1) {
                AccessLog.append(
                        handle,
                        new AccessLog.Entry(
                                project.providerId(),
                                "export-sweeper",
                                "eraser",
                                "project.erase",
                                project.publicId(),
                                "expiry",
                                null,
                                Map.of()));
            }
        });
    }
}
