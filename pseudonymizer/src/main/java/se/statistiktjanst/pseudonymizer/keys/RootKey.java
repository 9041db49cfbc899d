package se.statistiktjanst.pseudonymizer.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The root from which every long-lived key is derived: 32 random bytes per version, the highest version current, older
 * ones kept for what was made with them.
 *
 * <p>Whoever has the root can turn every index back into a number; whoever loses it loses the vault.
 */
public final class RootKey {
    public static final int BYTES = 32;

    static final int HIGHEST_VERSION = 0xFFFF;

    private static final String DEVELOPMENT_TEXT = "published development root key, for demo and tests only";

    private final SortedMap<Integer, RootSecret> byVersion;

    private RootKey(Map<Integer, ? extends RootSecret> byVersion) {
        if (byVersion.isEmpty()) {
            throw new UnusableKeyException("There is no root key. Create one and keep it outside the database.");
        }
        this.byVersion = new TreeMap<>(byVersion);
    }

    /**
     * A root with the given versions.
     *
     * @param byVersion versions 1 to 65535, each with 32 bytes of its own
     * @throws UnusableKeyException if there is none, one is short, a pattern, or the same as another
     */
    public RootKey(SortedMap<Integer, SecretBytes> byVersion) {
        this(checked(byVersion));
    }

    /** A root whose versions stand in a token that has made them itself. */
    static RootKey ofSecrets(SortedMap<Integer, RootSecret> byVersion) {
        return new RootKey((Map<Integer, RootSecret>) byVersion);
    }

    private static Map<Integer, RootBytes> checked(SortedMap<Integer, SecretBytes> byVersion) {
        byVersion.forEach(RootKey::check);
        if (new HashSet<>(byVersion.values()).size() < byVersion.size()) {
            throw new UnusableKeyException(
                    "Two versions of the root key hold the same bytes. Take away the copy that was added last.");
        }
        var checked = new TreeMap<Integer, RootBytes>();
        byVersion.forEach((version, bytes) -> checked.put(version, new RootBytes(bytes)));
        return checked;
    }

    private static void check(int version, SecretBytes key) {
        if (version < 1 || version > HIGHEST_VERSION) {
            throw new UnusableKeyException("Root key version " + version + " is not 1 to " + HIGHEST_VERSION + ".");
        }
        if (key.length() != BYTES) {
            throw new UnusableKeyException("Root key version " + version + " has " + key.length() + " bytes but must"
                    + " have " + BYTES + ". Restore the whole key from where it was kept.");
        }
        byte[] bytes = key.revealBytes();
        int half = BYTES / 2;
        if (Arrays.equals(bytes, 0, half, bytes, half, BYTES)) {
            throw new UnusableKeyException("Root key version " + version + " is one half written twice, so it has at"
                    + " most half its strength. Create a random one.");
        }
    }

    /** A new random root with version 1. */
    public static RootKey random() {
        return ofVersion1(SecretBytes.random(BYTES));
    }

    /** The root that everyone can read in this source: for the demo and for tests. */
    public static RootKey development() {
        return ofVersion1(developmentBytes());
    }

    private static RootKey ofVersion1(SecretBytes bytes) {
        return new RootKey(new TreeMap<>(Map.of(1, bytes)));
    }

    private static SecretBytes developmentBytes() {
        try {
            byte[] text = DEVELOPMENT_TEXT.getBytes(StandardCharsets.UTF_8);
            return SecretBytes.copyOf(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        }
    }

    /** Whether any version is the published development key. */
    public boolean isDevelopment() {
        return byVersion.containsValue(new RootBytes(developmentBytes()));
    }

    public int currentVersion() {
        return byVersion.lastKey();
    }

    public SortedSet<Integer> versions() {
        return new TreeSet<>(byVersion.keySet());
    }

    RootSecret version(int version) {
        RootSecret secret = byVersion.get(version);
        if (secret == null) {
            throw new UnusableKeyException("Root key version " + version + " is not loaded (there are " + versions()
                    + "). Add it to the root key file: something made with it is still in use.");
        }
        return secret;
    }

    boolean has(int version) {
        return byVersion.containsKey(version);
    }

    /** What a version is made of, for who writes it down. */
    SecretBytes bytes(int version) {
        if (version(version) instanceof RootBytes known) {
            return known.bytes();
        }
        throw new UnusableKeyException("Root key version " + version + " stands in a token and cannot leave it.");
    }

    int nextVersion() {
        if (currentVersion() == HIGHEST_VERSION) {
            throw new UnusableKeyException("The root key has its last version, " + HIGHEST_VERSION + ".");
        }
        return currentVersion() + 1;
    }

    /** This root and one version more. */
    RootKey with(int version, SecretBytes added) {
        var bytes = new TreeMap<Integer, SecretBytes>();
        versions().forEach(v -> bytes.put(v, bytes(v)));
        bytes.put(version, added);
        return new RootKey(bytes);
    }

    /**
     * This root but one version.
     *
     * @throws UnusableKeyException if it is not there, or the current one
     */
    RootKey without(int version) {
        version(version);
        if (version == currentVersion()) {
            throw new UnusableKeyException(
                    "Root key version " + version + " is the current one. Rotate before you take it away.");
        }
        var rest = new TreeMap<>(byVersion);
        rest.remove(version);
        return new RootKey(rest);
    }

    @Override
    public String toString() {
        return "RootKey[REDACTED, versions " + versions() + "]";
    }
}
