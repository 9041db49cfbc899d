package se.statistiktjanst.ingest.collect;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/**
 * Turns residents into their care provider's numbers for them: from memory, else the vault, else admitted to it. While
 * the vault's keys are rotated, a resident is looked up under both versions.
 */
public final class ResidentVault {
    /**
     * One resident of one care provider. Prints nobody: an identity redacts itself.
     *
     * @param version key version of the index
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Visit(int providerId, ResidentIdentity identity, byte[] index, int version) {}

    private record Found(int ordinal, int ref) {}

    private static final Logger log = LoggerFactory.getLogger(ResidentVault.class);
    private static final String RETRY_SECONDS = "30";

    private static final String FIND = "select ordinal, resident_ref from vault.find(:providers, :indexes)";
    private static final String FIND_EITHER =
            "select ordinal, resident_ref from vault.find_either(:providers, :indexes, :previous)";
    private static final String ADMIT = "select ordinal, resident_ref from vault.admit_either(:providers, :indexes,"
            + " :previous::bytea[], :persons, :previous_persons::bytea[], :sealed, :version::smallint)";

    private final VaultCipher cipher;
    private final ResidentCache cache;

    ResidentVault(VaultCipher cipher, ResidentCache cache) {
        this.cipher = cipher;
        this.cache = cache;
    }

    /**
     * A vault with a memory of its own.
     *
     * @param remembered residents at most, about 40 bytes each
     */
    public ResidentVault(VaultCipher cipher, int remembered) {
        this(cipher, new ResidentCache(remembered));
    }

    /** Computes the index; asks nobody. */
    public Visit visit(int providerId, ResidentIdentity identity) {
        int version = cipher.version();
        return new Visit(providerId, identity, cipher.index(providerId, identity, version), version);
    }

    /**
     * The numbers of visits, in order.
     *
     * @param epoch of the vault; an erasure begins another
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Numbers(long epoch, int[] refs) {}

    /**
     * The numbers of all visits. They may be remembered only when the transaction is committed; until then no erasure
     * comes in between.
     */
    public Numbers numbers(Handle handle, List<Visit> visits) {
        int[] refs = new int[visits.size()];
        if (visits.isEmpty()) {
            return new Numbers(0, refs);
        }
        long epoch = handle.createQuery("select vault.enter_batch()")
                .mapTo(Long.class)
                .one();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < refs.length; i++) {
            refs[i] = cache.get(visits.get(i).index(), epoch);
            if (refs[i] == 0) {
                missing.add(i);
            }
        }
        if (!missing.isEmpty()) {
            fill(handle, visits, refs, missing);
        }
        return new Numbers(epoch, refs);
    }

    /** Keeps what {@link #numbers} gave in a transaction that is committed now. */
    public void remember(List<Visit> visits, Numbers numbers) {
        for (int i = 0; i < numbers.refs().length; i++) {
            if (cache.get(visits.get(i).index(), numbers.epoch()) == 0) {
                cache.put(visits.get(i).index(), numbers.refs()[i], numbers.epoch());
            }
        }
    }

    private void fill(Handle handle, List<Visit> visits, int[] refs, List<Integer> missing) {
        VaultVersions versions = VaultVersions.hold(handle);
        follow(versions);
        List<Visit> unknown = missing.stream().map(visits::get).toList();
        Query find = handle.createQuery(versions.previous() == null ? FIND : FIND_EITHER);
        ask(find, unknown, versions).forEach(found -> refs[missing.get(found.ordinal() - 1)] = found.ref());
        missing.removeIf(i -> refs[i] != 0);
        if (!missing.isEmpty()) {
            admit(handle, missing.stream().map(visits::get).toList(), versions)
                    .forEach(found -> refs[missing.get(found.ordinal() - 1)] = found.ref());
        }
    }

    /** A process without the current key must admit nobody: it would not know those whom others admit. */
    private void follow(VaultVersions versions) {
        if (versions.current() == cipher.version()) {
            return;
        }
        try {
            cipher.use(versions.current());
        } catch (UnusableKeyException e) {
            log.error("residents cannot be looked up: {}", e.getMessage());
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "the service is changing its keys; nothing of this batch is stored, send it again later",
                    List.of(),
                    Map.of("Retry-After", RETRY_SECONDS));
        }
    }

    private List<Found> admit(Handle handle, List<Visit> visits, VaultVersions versions) {
        int version = versions.current();
        Integer previous = versions.previous();
        Query admit = handle.createQuery(ADMIT)
                .bind("persons", each(visits, visit -> cipher.personIndex(visit.identity(), version)))
                .bind("sealed", each(visits, visit -> cipher.seal(visit.providerId(), visit.identity(), version)))
                .bind("version", version);
        if (previous == null) {
            admit.bindNull("previous", Types.ARRAY).bindNull("previous_persons", Types.ARRAY);
        } else {
            admit.bind("previous_persons", each(visits, visit -> cipher.personIndex(visit.identity(), previous)));
        }
        return ask(admit, visits, versions);
    }

    private List<Found> ask(Query query, List<Visit> visits, VaultVersions versions) {
        Integer previous = versions.previous();
        if (previous != null) {
            query.bind("previous", each(visits, visit -> index(visit, previous)));
        }
        return query.bind(
                        "providers", visits.stream().mapToInt(Visit::providerId).toArray())
                .bind("indexes", each(visits, visit -> index(visit, versions.current())))
                .map((row, context) -> new Found(row.getInt("ordinal"), row.getInt("resident_ref")))
                .list();
    }

    private byte[] index(Visit visit, int version) {
        return visit.version() == version ? visit.index() : cipher.index(visit.providerId(), visit.identity(), version);
    }

    private static Argument each(List<Visit> visits, Function<Visit, byte[]> value) {
        return array(visits.stream().map(value).toArray(byte[][]::new));
    }

    /** An array of bytea. */
    static Argument array(byte[][] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
}
