package se.statistiktjanst.pseudonymizer.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES key wrap (RFC 3394, NIST SP 800-38F KW): a key encrypted under another, 8 bytes longer. Deterministic and without
 * nonce, so nothing has to be remembered; for keys only, never for data.
 */
final class KeyWrap {
    private static final String ALGORITHM = "AESWrap";
    static final int OVERHEAD_BYTES = 8;

    private KeyWrap() {}

    static byte[] wrap(SecretKey wrapping, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.WRAP_MODE, wrapping);
            return cipher.wrap(new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime refuses AES key wrap. Use a JDK with it.", e);
        }
    }

    /** The key, or empty if the bytes were changed or wrapped under another key. */
    static Optional<SecretKey> unwrap(SecretKey wrapping, byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            return Optional.of((SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
        } catch (InvalidKeyException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime refuses AES key wrap. Use a JDK with it.", e);
        }
    }
}
