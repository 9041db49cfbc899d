package se.statistiktjanst.ingest.collect;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/** Turns residents into their care provider's numbers for them: from memory, else the vault, else admitted to it. */
final class ResidentVault {
    /** One resident of one care provider. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Visit(int providerId, ResidentIdentity identity, byte[] index) {}

    private record Found(int ordinal, int ref) {}

    private final VaultCipher cipher;
    private final ResidentCache cache;

    ResidentVault(VaultCipher cipher, ResidentCache cache) {
        this.cipher = cipher;
        this.cache = cache;
    }

    Visit visit(int providerId, ResidentIdentity identity) {
        return new Visit(providerId, identity, cipher.index(providerId, identity));
    }

    /**
     * The numbers of visits, in order.
     *
     * @param epoch of the vault; an erasure begins another
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbers(long epoch, int[] refs) {}

    /**
     * The numbers of all visits. They may be remembered only when the transaction is committed; until then no erasure
     * comes in between.
     */
    Numbers numbers(Handle handle, List<Visit> visits) {
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
        fill(handle, visits, refs, missing, false);
        missing.removeIf(i -> refs[i] != 0);
        fill(handle, visits, refs, missing, true);
        return new Numbers(epoch, refs);
    }

    void remember(List<Visit> visits, Numbers numbers) {
        for (int i = 0; i < numbers.refs().length; i++) {
            if (cache.get(visits.get(i).index(), numbers.epoch()) == 0) {
                cache.put(visits.get(i).index(), numbers.refs()[i], numbers.epoch());
            }
        }
    }

    private void fill(Handle handle, List<Visit> visits, int[] refs, List<Integer> missing, boolean admit) {
        if (missing.isEmpty()) {
            return;
        }
        int[] providers =
                missing.stream().mapToInt(i -> visits.get(i).providerId()).toArray();
        byte[][] indexes = missing.stream().map(i -> visits.get(i).index()).toArray(byte[][]::new);
        var query = admit
                ? handle.createQuery("select ordinal, resident_ref from vault.admit(:providers, :indexes, :persons,"
                                + " :sealed, :index_version::smallint, :wrapping_version::smallint)")
                        .bind("persons", array(personIndexes(visits, missing)))
                        .bind("sealed", array(sealed(visits, missing)))
                        .bind("index_version", cipher.indexVersion())
                        .bind("wrapping_version", cipher.wrappingVersion())
                : handle.createQuery("select ordinal, resident_ref from vault.find(:providers, :indexes)");
        query.bind("providers", providers)
                .bind("indexes", array(indexes))
                .map((row, context) -> new Found(row.getInt("ordinal"), row.getInt("resident_ref")))
                .forEach(found -> refs[missing.get(found.ordinal() - 1)] = found.ref());
    }

    private byte[][] personIndexes(List<Visit> visits, List<Integer> missing) {
        return missing.stream()
                .map(i -> cipher.personIndex(visits.get(i).identity()))
                .toArray(byte[][]::new);
    }

    private byte[][] sealed(List<Visit> visits, List<Integer> missing) {
        return missing.stream()
                .map(i -> cipher.seal(visits.get(i).providerId(), visits.get(i).identity()))
                .toArray(byte[][]::new);
    }

    /** An array of bytea. */
    static Argument array(byte[][] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
}
