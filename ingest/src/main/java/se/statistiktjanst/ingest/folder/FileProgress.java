package se.statistiktjanst.ingest.folder;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How far the import of a file has come, in a hidden file beside it, so that every process can tell. */
record FileProgress(long done, long total) {
    private static final JsonMapper JSON = new JsonMapper();

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".progress");
    }

    static Optional<FileProgress> of(Path file) {
        try {
            Path beside = beside(file);
            return Files.exists(beside)
                    ? Optional.of(JSON.readValue(beside.toFile(), FileProgress.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void tell(Path file) {
        Path beside = beside(file);
        Path next = beside.resolveSibling(beside.getFileName() + ".tmp");
        try {
            Files.write(next, JSON.writeValueAsBytes(this));
            Files.move(next, beside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the folder of the file cannot be written", e);
        }
    }

    static void forget(Path file) throws IOException {
        Files.deleteIfExists(beside(file));
    }
}
