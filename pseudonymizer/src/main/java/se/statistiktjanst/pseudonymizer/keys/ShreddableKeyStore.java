package se.statistiktjanst.pseudonymizer.keys;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Keys of 256 random bits that can be destroyed one by one. Stands outside the database and outside every backup:
 * a key deleted from a database stays readable in its write-ahead log and archives.
 *
 * <p>Use each key for one thing only: an export has one for its data and another one for its pseudonyms.
 */
public interface ShreddableKeyStore {

    /** A new key; it is durable when this returns. */
    KeyId create();

    /**
     * The key, or empty if it was destroyed or never was. Its algorithm name is AES; a {@link Hmac} takes it as well.
     */
    Optional<SecretKey> find(KeyId id);

    /**
     * Destroys the key for ever; durable when this returns. A key that is not there counts as destroyed, so that an
     * interrupted destruction can be repeated.
     */
    void destroy(KeyId id);
}
