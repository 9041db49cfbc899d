package se.statistiktjanst.pseudonymizer.pseudonym;

/** Base32 (RFC 4648 §6) in lower case without padding, so that spreadsheets keep it as the text it is. */
final class Base32 {
    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private Base32() {}

    /** Appends the first {@code count} bytes. */
    static void append(StringBuilder text, byte[] bytes, int count) {
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            buffer = ((buffer << 8) | (bytes[i] & 0xFF)) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET[(buffer >>> bits) & 31]);
            }
        }
        if (bits > 0) {
            text.append(ALPHABET[(buffer << (5 - bits)) & 31]);
        }
    }
}
