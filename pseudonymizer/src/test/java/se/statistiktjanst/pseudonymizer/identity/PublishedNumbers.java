package se.statistiktjanst.pseudonymizer.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Skatteverket's published test numbers: they belong to nobody. */
public final class PublishedNumbers {
    private static final String FOLDER = "shared/data";

    private PublishedNumbers() {}

    public static List<String> personal() {
        return lines("test-personal-numbers.txt");
    }

    public static List<String> coordination() {
        return lines("test-coordination-numbers.txt");
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The list " + name + " of published test numbers cannot be read.", e);
        }
    }

    // Beside the repository, or further up where a worktree lies deeper.
    private static Path folder() {
        String root = System.getProperty("repository.root", ".");
        for (@Nullable Path above = Path.of(root).toAbsolutePath().normalize().getParent();
                above != null;
                above = above.getParent()) {
            if (Files.isDirectory(above.resolve(FOLDER))) {
                return above.resolve(FOLDER);
            }
        }
        throw new IllegalStateException("No folder " + FOLDER + " with the published test numbers beside or above "
                + root + ". Put it beside the repository; this test is never skipped.");
    }
}
