package se.statistiktjanst.pseudonymizer.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Fields written one after the other, each as its length (four bytes, big-endian) and its bytes, so that no two lists of
 * fields give the same bytes. For everything that goes into a MAC, a key derivation or associated data.
 */
public final class LengthPrefixed {
    // An own array and not a ByteArrayOutputStream, whose lock on every byte cost as much as the MAC that follows.
    private byte[] buffer = new byte[64];
    private int length;

    public LengthPrefixed text(String field) {
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    public LengthPrefixed bytes(byte[] field) {
        writeInt(field.length);
        reserve(field.length);
        System.arraycopy(field, 0, buffer, length, field.length);
        length += field.length;
        return this;
    }

    public LengthPrefixed number(int field) {
        writeInt(Integer.BYTES);
        writeInt(field);
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void writeInt(int value) {
        reserve(Integer.BYTES);
        buffer[length++] = (byte) (value >>> 24);
        buffer[length++] = (byte) (value >>> 16);
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
