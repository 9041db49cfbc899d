package se.statistiktjanst.service.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of the repository as they stand, without what builds and tools leave. */
final class SourceTree {
    static final Path ROOT = Path.of(System.getProperty("repository.root", ".."));

    private static final Set<String> HIDDEN_BUT_OURS = Set.of(".mvn", ".ci", ".gitignore", ".editorconfig");
    private static final Set<String> LEFT_BY_BUILDS = Set.of("target", "node_modules");

    private SourceTree() {}

    static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(ROOT) || ours(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && ours(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    static List<Path> files(String ending) throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(ending)).toList();
    }

    /** Any file, byte for character: what is searched for is ASCII. */
    static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ours(Path path) {
        String name = String.valueOf(path.getFileName());
        return !LEFT_BY_BUILDS.contains(name) && (!name.startsWith(".") || HIDDEN_BUT_OURS.contains(name));
    }
}
