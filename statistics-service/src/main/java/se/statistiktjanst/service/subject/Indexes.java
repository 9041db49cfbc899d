package se.statistiktjanst.service.subject;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.identity.ResidentIdentity;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.UnusableKeyException;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/** Finds a resident by number, and keeps the number of a case sealed. */
final class Indexes {
    private final VaultCipher cipher;
    private final int versions;

    Indexes(KeyTree keys) {
        this.cipher = new VaultCipher(keys);
        this.versions = keys.currentVersion();
    }

    /** The vault's number, under whichever version of the index the row has; null if there is none. */
    @Nullable
    Integer lookUp(Handle handle, int providerId, ResidentIdentity identity) {
        List<byte[]> indexes = new ArrayList<>();
        for (int version = versions; version > 0; version--) {
            try {
                indexes.add(cipher.index(providerId, identity, version));
            } catch (UnusableKeyException e) {
                // That version is given up, and no row has it.
            }
        }
        byte[][] all = indexes.toArray(byte[][]::new);
        return handle.createQuery("select vault.look_up(:indexes)")
                .bind("indexes", (Argument) (position, statement, context) ->
                        statement.setArray(position, statement.getConnection().createArrayOf("bytea", all)))
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }

    byte[] seal(int providerId, ResidentIdentity identity) {
        return cipher.seal(providerId, identity);
    }

    /** Whose case it is. */
    ResidentIdentity open(int providerId, SubjectCase subject) {
        byte[] sealed = subject.sealed();
        if (sealed == null) {
            throw new IllegalStateException("a case on a resident has a sealed identity");
        }
        return cipher.open(providerId, sealed);
    }
}
