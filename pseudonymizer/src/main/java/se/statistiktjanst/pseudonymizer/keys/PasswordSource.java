package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where the password of a keystore or the PIN of a token is read from, each time it is needed. Never a command line:
 * every user of the machine can read those.
 */
public final class PasswordSource {
    private final String place;
    private final Supplier<String> text;

    private PasswordSource(String place, Supplier<String> text) {
        this.place = place;
        this.text = text;
    }

    /** The first line of a file. */
    public static PasswordSource file(Path file) {
        return new PasswordSource("the file " + file, () -> firstLine(file));
    }

    /** A variable of the environment. */
    public static PasswordSource environment(String name) {
        return new PasswordSource("the environment variable " + name, () -> {
            String value = System.getenv(name);
            return value == null ? "" : value;
        });
    }

    /**
     * The password in the clear; the caller wipes it.
     *
     * @throws UnusableKeyException if there is none
     */
    char[] reveal() {
        String value = text.get();
        if (value.isEmpty()) {
            throw new UnusableKeyException("There is no password of the root key in " + place + ". Put it there.");
        }
        return value.toCharArray();
    }

    private static String firstLine(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the password file " + file + ". Check its rights.", e);
        }
    }

    /** The place, never what stands there. */
    @Override
    public String toString() {
        return place;
    }
}
