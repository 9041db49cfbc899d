package se.statistiktjanst.service.command;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The faults of a configuration file with their lines: Dropwizard names the key, and this looks up where it stands. */
final class ConfigurationLines {
    /** {@code database.url}, {@code components.[0]}: at the start of a fault, or after "at:". */
    private static final Pattern KEY = Pattern.compile("^(?:.* at: )?([A-Za-z][\\w.\\[\\]]*)");

    private ConfigurationLines() {}

    /** One fault a line, as {@code file:line: reason}. */
    static String of(Path file, ConfigurationException failure) {
        Optional<Node> root = read(file);
        return failure.getErrors().stream()
                .map(error -> file + root.map(node -> ":" + line(node, error)).orElse("") + ": " + error.strip())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Optional<Node> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(reader));
        } catch (IOException | YAMLException e) {
            // Then the fault is that, and says its line itself.
            return Optional.empty();
        }
    }

    /** The line of the key, or of the nearest section around it that is there. */
    private static int line(Node root, String error) {
        Matcher key = KEY.matcher(error);
        int line = root.getStartMark().getLine();
        Node node = root;
        if (key.find()) {
            for (String part : key.group(1).split("\\.?\\[|\\]?\\.|\\]", -1)) {
                for (NodeTuple entry : entries(node, part)) {
                    line = entry.getKeyNode().getStartMark().getLine();
                    node = entry.getValueNode();
                }
                if (node instanceof SequenceNode list && part.matches("\\d+")) {
                    node = list.getValue().get(Integer.parseInt(part));
                    line = node.getStartMark().getLine();
                }
            }
        }
        return line + 1;
    }

    private static List<NodeTuple> entries(Node node, String name) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .toList()
                : List.of();
    }
}
