package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The root key as a text file, created here or mounted by the environment: a line {@code format = 1}, then a line
 * {@code root.VERSION = 64 hexadecimal digits} for each version; lines that begin with # are comments.
 */
public final class RootKeyFile {
    private static final String HEADER = """
            # Root key of the statistics service. Whoever reads this file can undo the pseudonyms; whoever loses it
            # loses the vault. Keep a copy where neither the database nor its backups are.
            format = 1
            """;
    private static final String FORMAT_LINE = "format = 1";
    private static final Pattern VERSION_LINE = Pattern.compile("root\\.([0-9]{1,5})\\s*=\\s*([0-9a-fA-F]+)");

    private RootKeyFile() {}

    /** Reads a root that is no development key; see {@link #read(Path, boolean)}. */
    public static RootKey read(Path file) {
        return read(file, false);
    }

    /**
     * Reads and checks the root.
     *
     * @param allowDevelopmentKey true in demo mode and tests only
     * @throws UnusableKeyException if the file is missing or malformed, a key short, doubled or published
     */
    public static RootKey read(Path file, boolean allowDevelopmentKey) {
        RootKey root = parse(file, lines(file));
        if (root.isDevelopment() && !allowDevelopmentKey) {
            throw new UnusableKeyException("The root key file " + file + " holds the development key that anyone can"
                    + " read in the source. Create a random one; the development key is for demo mode only.");
        }
        return root;
    }

    /**
     * Writes a new random root, readable by its owner only, and returns it.
     *
     * @throws UnusableKeyException if the file exists: overwriting a root would lose everything made with it
     */
    public static RootKey create(Path file) {
        return create(file, RootKey.random());
    }

    /** Writes the given root, for example {@link RootKey#development()} in a demo, as {@link #create(Path)} does. */
    public static RootKey create(Path file, RootKey root) {
        if (Files.exists(file)) {
            throw new UnusableKeyException(
                    "There is a file " + file + " already. A root key is never overwritten: choose another name.");
        }
        try {
            OwnerOnlyFile.createWhole(file, format(root).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the root key file " + file + ". Check folder and rights.", e);
        }
        return root;
    }

    /** Adds a random version above the highest. The file is replaced as a whole; comments in it stay. */
    public static RootKey addVersion(Path file) {
        List<String> lines = new ArrayList<>(lines(file));
        RootKey root = parse(file, lines);
        int next = root.nextVersion();
        RootKey more = root.with(next, SecretBytes.random(RootKey.BYTES));
        lines.add(line(more, next));
        replace(file, lines);
        return more;
    }

    /**
     * Takes one version away.
     *
     * @throws UnusableKeyException if it is not there, or the current one
     */
    static RootKey remove(Path file, int version) {
        List<String> lines = new ArrayList<>(lines(file));
        RootKey rest = parse(file, lines).without(version);
        lines.removeIf(line -> VERSION_LINE.matcher(line.strip()).matches() && version == versionOf(line));
        replace(file, lines);
        return rest;
    }

    private static int versionOf(String line) {
        Matcher version = VERSION_LINE.matcher(line.strip());
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static void replace(Path file, List<String> lines) {
        try {
            OwnerOnlyFile.replace(file, (String.join("\n", lines) + '\n').getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the root key file " + file + ". Check folder and rights.", e);
        }
    }

    private static String line(RootKey root, int version) {
        return "root." + version + " = "
                + HexFormat.of().formatHex(root.bytes(version).revealBytes());
    }

    private static String format(RootKey root) {
        var text = new StringBuilder(HEADER);
        for (int version : root.versions()) {
            text.append(line(root, version)).append('\n');
        }
        return text.toString();
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableKeyException("There is no root key file " + file
                    + ". Mount it there, or create one if this is a new installation.");
        }
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the root key file " + file + ". Check its rights.", e);
        }
    }

    private static RootKey parse(Path file, List<String> lines) {
        var byVersion = new TreeMap<Integer, SecretBytes>();
        boolean formatSeen = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!formatSeen) {
                formatSeen = true;
                require(
                        line.equals(FORMAT_LINE),
                        file,
                        i,
                        "must be '" + FORMAT_LINE + "'; use a program that knows" + " this file's format");
                continue;
            }
            Matcher version = VERSION_LINE.matcher(line);
            require(version.matches(), file, i, "is not 'root.VERSION = HEXADECIMAL'");
            require(
                    version.group(2).length() == 2 * RootKey.BYTES,
                    file,
                    i,
                    "must hold 64 hexadecimal digits; the"
                            + " key was cut off or doubled, restore it from where it was kept");
            var bytes = SecretBytes.copyOf(HexFormat.of().parseHex(version.group(2)));
            require(
                    byVersion.put(Integer.valueOf(version.group(1)), bytes) == null,
                    file,
                    i,
                    "gives a version for the second time; keep one of the two");
        }
        return new RootKey(byVersion);
    }

    // Never quotes the line: it may hold the key.
    private static void require(boolean holds, Path file, int index, String otherwise) {
        if (!holds) {
            throw new UnusableKeyException(file + ", line " + (index + 1) + ": the line " + otherwise + ".");
        }
    }
}
