package se.statistiktjanst.pseudonymizer.vault;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM (NIST SP 800-38D) with a nonce of 12 bytes and a tag of 16, which follows the ciphertext. */
final class AesGcm {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AesGcm::instance);

    private AesGcm() {}

    /** Warning: two calls with the same key and nonce give away both plaintexts and the authentication key. */
    static byte[] encrypt(SecretKey key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, key, nonce, associated, plain, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime refuses AES-GCM with this key.", e);
        }
    }

    /** Opens what stands in {@code sealed} from {@code offset} on. */
    static byte[] decrypt(SecretKey key, byte[] nonce, byte[] associated, byte[] sealed, int offset) {
        try {
            return run(Cipher.DECRYPT_MODE, key, nonce, associated, sealed, offset);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException("The sealed value does not fit its key or its place.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime refuses AES-GCM with this key.", e);
        }
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] associated, byte[] input, int offset)
            throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input, offset, input.length - offset);
    }

    private static Cipher instance() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES-GCM. Use a JDK with it.", e);
        }
    }
}
