package se.statistiktjanst.pseudonymizer.keys;

import java.util.Arrays;

/** A version whose bytes are in this process: HKDF with empty salt, the bytes as input key. */
record RootBytes(SecretBytes bytes) implements RootSecret {
    private static final byte[] EMPTY_SALT = {};

    @Override
    public byte[] expand(byte[] info) {
        byte[] inputKey = bytes.revealBytes();
        try {
            return Hkdf.expand(Hkdf.extract(EMPTY_SALT, inputKey), info, RootKey.BYTES);
        } finally {
            Arrays.fill(inputKey, (byte) 0);
        }
    }
}
