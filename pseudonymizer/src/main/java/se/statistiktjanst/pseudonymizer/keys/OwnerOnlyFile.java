package se.statistiktjanst.pseudonymizer.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, on disk before the call returns. */
final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /** Creates a new file with mode 600 from its first byte on; fails if there is one. */
    static void create(Path file, byte[] content) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        syncFolder(folderOf(file));
    }

    /** Creates a new file that is whole or not there at all, with mode 600; fails if there is one. */
    static void createWhole(Path file, byte[] content) throws IOException {
        Path next = next(file);
        Files.deleteIfExists(next);
        create(next, content);
        link(file, next, content);
        Files.delete(next);
        syncFolder(folderOf(file));
    }

    // A link and not a move, which would replace a file that somebody else made meanwhile.
    private static void link(Path file, Path next, byte[] content) throws IOException {
        try {
            Files.createLink(file, next);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links: an attempt broken off now leaves half a file, which is refused when read.
            create(file, content);
        }
    }

    /** Puts a new content in the place of a file, all of it or none, with mode 600. */
    static void replace(Path file, byte[] content) throws IOException {
        Path next = next(file);
        // Left by an attempt that was broken off; what it held was never in use.
        Files.deleteIfExists(next);
        create(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folderOf(file));
    }

    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    /** Makes the folder's entries durable: without it a power cut can bring back a deleted name. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
