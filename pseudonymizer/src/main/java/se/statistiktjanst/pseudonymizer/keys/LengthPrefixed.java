package se.statistiktjanst.pseudonymizer.keys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Fields written one after the other, each as its length (four bytes, big-endian) and its bytes, so that no two lists of
 * fields give the same bytes. For everything that goes into a MAC, a key derivation or associated data.
 */
public final class LengthPrefixed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    public LengthPrefixed text(String field) {
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    public LengthPrefixed bytes(byte[] field) {
        writeInt(field.length);
        out.writeBytes(field);
        return this;
    }

    public LengthPrefixed number(int field) {
        writeInt(Integer.BYTES);
        writeInt(field);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void writeInt(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }
}
