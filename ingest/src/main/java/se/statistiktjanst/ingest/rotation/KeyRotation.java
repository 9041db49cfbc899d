package se.statistiktjanst.ingest.rotation;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.db.RootVersions;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Moves the database from one version of the root to another while events come in. Each step is one transaction; broken
 * off anywhere, {@link #run} goes on where it was.
 *
 * <ol>
 *   <li>The new version becomes current, when no batch is in flight. From then on residents are looked up under both.
 *   <li>Rows are moved in small transactions: residents, then persons, then refused events.
 *   <li>When none is left, the old version is no longer looked up under.
 * </ol>
 */
public final class KeyRotation {
    private static final int ATTEMPTS = 120;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String NOT_NOW = "55P03";

    private final Jdbi owner;
    private final KeyTree keys;
    private final VaultRewrite residents;
    private final PersonRewrite persons;
    private final QuarantineRewrite refused;

    /**
     * For one database.
     *
     * @param owner connections with the owner's rights
     * @param counter the pool of the counter's role, which reads refused events
     */
    public KeyRotation(Jdbi owner, Jdbi counter, KeyTree keys) {
        VaultCipher cipher = new VaultCipher(keys);
        this.owner = owner;
        this.keys = keys;
        this.residents = new VaultRewrite(owner, cipher);
        this.persons = new PersonRewrite(owner, cipher);
        this.refused = new QuarantineRewrite(counter, keys);
    }

    /**
     * Makes a version current, if it is not so already.
     *
     * @throws UnfinishedRotationException if rows still stand under the version before the current one
     */
    public void begin(int version) {
        byte[] checkValue = keys.checkValue(version);
        for (int attempt = 1; ; attempt++) {
            try {
                owner.useTransaction(handle -> begin(handle, version, checkValue));
                break;
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !isNotNow(e)) {
                    throw e;
                }
                pause();
            }
        }
        keys.use(version);
    }

    // Waits at most two seconds at a time: new batches queue behind who waits for those in flight.
    private static void begin(Handle handle, int version, byte[] checkValue) {
        handle.execute("set local lock_timeout = '2s'");
        handle.execute("select pg_advisory_xact_lock(hashtext('vault.versions'))");
        Integer current = state(handle, "current");
        if (current != null && current == version) {
            return;
        }
        if (state(handle, "previous") != null) {
            throw new UnfinishedRotationException();
        }
        handle.execute("update operation.root_version set state = 'previous' where state = 'current'");
        handle.execute(
                "insert into operation.root_version (version, state, check_value) values (?, 'current', ?)",
                version,
                checkValue);
    }

    /**
     * Moves what is left, to the end or until the thread is interrupted.
     *
     * @return whether nothing is left
     */
    public boolean run(RotationProgress progress) {
        keys.use(RootVersions.read(owner).current().orElseThrow());
        boolean isDone = residents.run(progress) && persons.run(progress) && refused.run(progress);
        if (isDone) {
            owner.useTransaction(KeyRotation::finish);
        }
        return isDone;
    }

    private static void finish(Handle handle) {
        handle.execute("update operation.root_version set state = 'kept' where state = 'previous'");
    }

    private static @Nullable Integer state(Handle handle, String state) {
        return handle.createQuery("select version from operation.root_version where state = :state")
                .bind("state", state)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }

    private static boolean isNotNow(JdbiException e) {
        return e.getCause() instanceof java.sql.SQLException cause && NOT_NOW.equals(cause.getSQLState());
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rotation was interrupted. Run it again: it goes on where it was.", e);
        }
    }
}
