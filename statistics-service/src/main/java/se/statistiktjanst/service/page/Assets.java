package se.statistiktjanst.service.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files under {@code /assets/}. Their addresses carry the start of their SHA-256, so browsers may keep them for a
 * year and still see a new version at once.
 */
public final class Assets {

    static final String FOLDER = "/assets/";
    static final String THEME = "theme.css";

    private final @Nullable Path operatorTheme;
    private final ConcurrentHashMap<String, String> addresses = new ConcurrentHashMap<>();

    /** @param operatorTheme style sheet that takes the place of our {@code theme.css}, null for ours */
    public Assets(@Nullable Path operatorTheme) {
        this.operatorTheme = operatorTheme;
    }

    /** Address of the file with its version. */
    public String href(String name) {
        return addresses.computeIfAbsent(name, n -> FOLDER + n + "?v=" + version(read(n)));
    }

    /** The bytes of the colours in use. */
    byte[] theme() {
        return read(THEME);
    }

    private byte[] read(String name) {
        try {
            if (operatorTheme != null && name.equals(THEME)) {
                return Files.readAllBytes(operatorTheme);
            }
            try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IllegalArgumentException("No file " + name + " under " + FOLDER + ": check the template");
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page asset " + name, e);
        }
    }

    private static String version(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
