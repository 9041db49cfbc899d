package se.statistiktjanst.pseudonymizer.keys;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * A version that stands in a token and cannot leave it. The token's key is taken as HKDF's pseudorandom key, since 256
 * random bits need no extraction (RFC 5869, 3.3); the one block of expansion is computed by the token.
 */
record TokenSecret(SecretKey key, Provider provider) implements RootSecret {
    @Override
    public byte[] expand(byte[] info) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256", provider);
            mac.init(key);
            byte[] block = Arrays.copyOf(info, info.length + 1);
            block[info.length] = 1;
            return mac.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("The token does not compute HMAC-SHA-256 with the root key ("
                    + e.getClass().getSimpleName() + "). Check that its key may sign.");
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
