package se.statistiktjanst.ingest.client.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How far a source has been read: one line of text. Written after what was read is in the spool, so nothing is missed. */
final class Position {
    private final Path file;

    Position(Path file) {
        this.file = file;
    }

    /** The latest, or the value given if there is none yet. */
    String read(String otherwise) throws IOException {
        return Files.exists(file) ? Files.readString(file) : otherwise;
    }

    void write(String position) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(position.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
