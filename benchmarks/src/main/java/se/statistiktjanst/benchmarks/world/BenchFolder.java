package se.statistiktjanst.benchmarks.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A new folder in {@code .cache}, gone with all in it when closed. */
public record BenchFolder(Path path) implements AutoCloseable {

    /** A new one below the home of the repository. */
    public static BenchFolder in(Path home) throws IOException {
        return new BenchFolder(Files.createDirectories(home.resolve(".cache").resolve("bench-" + UUID.randomUUID())));
    }

    /** Where a database goes. */
    public Path database() {
        return path.resolve("database");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
