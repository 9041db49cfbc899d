package se.statistiktjanst.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where unpacked programs are kept: {@code STATISTIK_CACHE}, or for root {@code /var/cache/statistik} (the server's
 * account must reach it, and root's home is closed), or for others {@code ~/.cache/statistik}, or the temporary folder
 * for users without a home.
 */
final class CacheFolder {
    private CacheFolder() {}

    static Path find() {
        String chosen = System.getenv("STATISTIK_CACHE");
        Stream<Path> candidates =
                chosen != null ? Stream.of(Path.of(chosen).toAbsolutePath()) : Stream.of(home(), temporary());
        return candidates
                .filter(CacheFolder::isOurs)
                .findFirst()
                .orElseThrow(
                        () -> new EmbeddedPostgresException("No folder for unpacked programs can be written by this"
                                + " user alone. Set STATISTIK_CACHE to one."));
    }

    private static Path home() {
        if (ServerAccount.isRoot()) {
            return Path.of("/var/cache/statistik");
        }
        String home = System.getenv("HOME");
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache =
                xdg != null ? Path.of(xdg) : Path.of(home == null ? System.getProperty("user.home") : home, ".cache");
        return cache.toAbsolutePath().resolve("statistik");
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "statistik-cache-" + System.getProperty("user.name"));
    }

    /** Programs are run from here, so nobody else may be able to put any there. */
    private static boolean isOurs(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            @Nullable Object owner = Files.getAttribute(folder, "unix:uid");
            return Files.isWritable(folder)
                    && owner != null
                    && owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                    && !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                    && !permissions.contains(PosixFilePermission.GROUP_WRITE);
        } catch (IOException e) {
            return false;
        }
    }
}
