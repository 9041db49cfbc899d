package se.statistiktjanst.service.wiring;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.erasure.ErasureReplay;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.ingest.erasure.Erasures;
import se.statistiktjanst.ingest.erasure.TombstoneCheck;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.pseudonymizer.erasure.Tombstone;
import se.statistiktjanst.pseudonymizer.erasure.TombstoneLog;
import se.statistiktjanst.pseudonymizer.erasure.UnusableTombstonesException;

/** Erasures as configured, and the condition that nothing starts while somebody erased has come back. */
public final class ErasureWiring {
    private ErasureWiring() {}

    /** What erases, with what other modules remove. */
    public static Erasures erasures(Wiring wiring, ErasureStep further) {
        StatisticsConfiguration configuration = wiring.configuration();
        return new Erasures(
                wiring.tenant(DatabaseRole.ERASER),
                log(wiring),
                wiring.keys().tree(),
                further,
                configuration.erasure().keptDays());
    }

    /**
     * Goes on only if every erasure of the log is carried out: a process with the pools for it carries them out itself,
     * another says who must. Processes of the open site alone hold nothing of anybody.
     *
     * @throws UnusableTombstonesException if the log is missing or wrong, or something is left to another process
     */
    public static void require(Wiring wiring, ErasureStep further) {
        Pools pools = wiring.pools();
        if (pools.roles().equals(Set.of(DatabaseRole.OPEN))) {
            return;
        }
        List<Tombstone> pending = check(wiring).pending();
        if (canReplay(pools)) {
            replay(wiring, further, pending);
        } else if (!pending.isEmpty()) {
            throw new UnusableTombstonesException(
                    "The database is older than the log of tombstones: %d erasures are not carried out in it. Run: statistik erasure replay"
                            .formatted(pending.size()));
        }
    }

    /** Carries out what is pending, and gives how many erasures that were. */
    public static int replay(Wiring wiring, ErasureStep further) {
        List<Tombstone> pending = check(wiring).pending();
        replay(wiring, further, pending);
        return pending.size();
    }

    /** How many are not carried out. */
    public static int pending(Wiring wiring) {
        return check(wiring).pending().size();
    }

    private static void replay(Wiring wiring, ErasureStep further, List<Tombstone> pending) {
        check(wiring).adopt(wiring.pools().jdbi(DatabaseRole.ERASER));
        if (!pending.isEmpty()) {
            new ErasureReplay(
                            wiring.tenant(DatabaseRole.ERASER),
                            wiring.tenant(DatabaseRole.RESOLVER),
                            erasures(wiring, further),
                            wiring.keys().tree())
                    .replay(pending);
        }
    }

    private static boolean canReplay(Pools pools) {
        return pools.roles().containsAll(Set.of(DatabaseRole.ERASER, DatabaseRole.RESOLVER));
    }

    /** All erasures that the log of tombstones holds; none where there is no log yet. */
    public static List<Tombstone> tombstones(Wiring wiring) {
        TombstoneLog log = log(wiring);
        return log.exists() ? log.read().tombstones() : List.of();
    }

    private static TombstoneCheck check(Wiring wiring) {
        Set<DatabaseRole> roles = wiring.pools().roles();
        Jdbi any = wiring.pools()
                .jdbi(
                        roles.contains(DatabaseRole.ERASER)
                                ? DatabaseRole.ERASER
                                : roles.stream()
                                        .filter(role -> role != DatabaseRole.OPEN)
                                        .findFirst()
                                        .orElseThrow());
        return new TombstoneCheck(log(wiring), any);
    }

    private static TombstoneLog log(Wiring wiring) {
        return new TombstoneLog(
                wiring.configuration()
                        .erasure()
                        .tombstonesBeside(wiring.configuration().keys().shreddable()),
                wiring.keys().tree());
    }
}
