package se.statistiktjanst.platform.definition;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML definition files into records. A shape asks a {@link DefinitionNode} for its keys; what is missing, of the
 * wrong kind, written twice or never asked for becomes a {@link DefinitionProblem}, and the file gives no record.
 */
public final class DefinitionReader {
    private final Path root;
    private final DefinitionProblems problems;

    /** @param root the folder of definitions ({@code config}); problems name files relative to it */
    public DefinitionReader(Path root, DefinitionProblems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The record of each {@code *.yml} in a folder, in order of file name; files with problems are left out. */
    public <T> List<T> folder(String folder, Function<DefinitionNode, T> shape) {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            problems.add(folder, 1, "the folder is missing");
            return List.of();
        }
        return files(directory).stream()
                .filter(file -> isDefinition(root.relativize(file).toString()))
                .flatMap(file -> file(file, shape).stream())
                .toList();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is passed over in silence would be missed by nobody until its figures are. */
    private boolean isDefinition(String name) {
        if (!name.endsWith(".yml") && !name.endsWith("README.md")) {
            problems.add(name, 1, "is not read: the name of a definition ends with .yml");
        }
        return name.endsWith(".yml");
    }

    /** The record of one file, or empty if it has problems. */
    public <T> Optional<T> file(Path file, Function<DefinitionNode, T> shape) {
        String name = root.relativize(file).toString();
        int before = problems.count();
        return compose(file, name).flatMap(mapping -> {
            DefinitionNode node = new DefinitionNode(problems, name, mapping);
            Optional<T> value = shaped(node, shape, before);
            node.reportUnknownKeys();
            return problems.count() == before ? value : Optional.empty();
        });
    }

    private <T> Optional<T> shaped(DefinitionNode node, Function<DefinitionNode, T> shape, int before) {
        try {
            return Optional.of(shape.apply(node));
        } catch (IllegalArgumentException e) {
            if (problems.count() == before) {
                node.fail(String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private Optional<MappingNode> compose(Path file, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try (Reader text = Files.newBufferedReader(file)) {
            @Nullable Node node = new Yaml(options).compose(text);
            if (node instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.add(name, 1, "must be a mapping of keys to values");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(name, line, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(name, 1, "is not YAML: " + e.getMessage());
        } catch (IOException e) {
            problems.add(name, 1, "cannot be read as UTF-8 text");
        }
        return Optional.empty();
    }
}
