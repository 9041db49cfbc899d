package se.statistiktjanst.pseudonymizer.keys;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Random name of a shreddable key; no secret, and nothing about what the key is for.
 *
 * @param text 128 bits as 32 lower-case hexadecimal digits
 */
public record KeyId(String text) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public KeyId {
        // Also keeps a name from the database from leading out of the key folder.
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A key id is 32 lower-case hexadecimal digits. Check where it is kept.");
        }
    }

    static KeyId random() {
        return new KeyId(HexFormat.of().formatHex(SecretBytes.random(BYTES).revealBytes()));
    }

    @Override
    public String toString() {
        return text;
    }
}
