package se.statistiktjanst.platform.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in a definition file. Asking for a key also tells that the key is known; keys nobody asked for are reported
 * when the file has been read. Methods never throw for what a person wrote: they report it and give a stand-in.
 */
public final class DefinitionNode {
    private static final String STAND_IN = "?";

    private final DefinitionProblems problems;
    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<DefinitionNode> inside = new ArrayList<>();

    DefinitionNode(DefinitionProblems problems, String file, MappingNode mapping) {
        this.problems = problems;
        this.file = file;
        this.line = lineOf(mapping);
        for (NodeTuple entry : mapping.getValue()) {
            add(entry);
        }
    }

    private void add(NodeTuple entry) {
        int keyLine = lineOf(entry.getKeyNode());
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : STAND_IN;
        if (values.put(key, entry.getValueNode()) != null) {
            problems.add(file, keyLine, "the key %s is written twice; keep one".formatted(key));
        }
        lines.put(key, keyLine);
    }

    /** The path of the file, relative to the folder of definitions. */
    public String file() {
        return file;
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** Reports a problem of the mapping as a whole. */
    public void fail(String reason) {
        problems.add(file, line, reason);
    }

    /** Reports a problem at a key. */
    public void fail(String key, String reason) {
        problems.add(file, lines.getOrDefault(key, line), reason);
    }

    public String text(String key) {
        return cell(key).map(Cell::text).orElse(STAND_IN);
    }

    public Optional<String> optionalText(String key) {
        return has(key) ? cell(key).map(Cell::text) : Optional.empty();
    }

    public LocalizedText localized(String key) {
        return node(key)
                .map(text -> new LocalizedText(text.text("sv"), text.text("en")))
                .orElse(new LocalizedText(STAND_IN, STAND_IN));
    }

    public Optional<LocalizedText> optionalLocalized(String key) {
        return has(key) ? Optional.of(localized(key)) : Optional.empty();
    }

    public List<LocalizedText> localizedList(String key) {
        return nodes(key).stream()
                .map(text -> new LocalizedText(text.text("sv"), text.text("en")))
                .toList();
    }

    public boolean flag(String key, boolean otherwise) {
        return optionalText(key)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        fail(key, "%s is \"%s\", but must be true or false".formatted(key, text));
                    }
                    return text.equals("true");
                })
                .orElse(otherwise);
    }

    public int integer(String key) {
        return cell(key).map(cell -> cell.integer().orElse(0)).orElse(0);
    }

    public OptionalInt optionalInteger(String key) {
        return has(key) ? cell(key).map(Cell::integer).orElse(OptionalInt.empty()) : OptionalInt.empty();
    }

    public double decimal(String key, double otherwise) {
        return has(key) ? cell(key).map(cell -> cell.decimal(otherwise)).orElse(otherwise) : otherwise;
    }

    public LocalDate date(String key) {
        return cell(key).map(Cell::date).orElse(LocalDate.EPOCH);
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return cell(key).map(cell -> cell.choice(type)).orElseGet(() -> Spelling.first(type));
    }

    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return cells(key).stream().map(cell -> cell.choice(type)).toList();
    }

    /** A text that must be one of the known ones; {@code what} names the kind of thing in the message. */
    public String reference(String key, Collection<String> known, String what) {
        return cell(key).map(cell -> cell.reference(known, what)).orElse(STAND_IN);
    }

    public List<String> references(String key, Collection<String> known, String what) {
        return cells(key).stream().map(cell -> cell.reference(known, what)).toList();
    }

    public List<String> texts(String key) {
        return cells(key).stream().map(Cell::text).toList();
    }

    /** The mapping under a key; empty, and reported, if it is missing or no mapping. */
    public Optional<DefinitionNode> node(String key) {
        return required(key).flatMap(value -> mapping(key, value));
    }

    /** The mappings of a list. */
    public List<DefinitionNode> nodes(String key) {
        return sequence(key).stream()
                .flatMap(value -> mapping(key, value).stream())
                .toList();
    }

    /** A mapping whose keys the author chooses and whose values are mappings. */
    public Map<String, DefinitionNode> children(String key) {
        Map<String, DefinitionNode> children = new LinkedHashMap<>();
        node(key)
                .ifPresent(free ->
                        free.keys().forEach(name -> free.node(name).ifPresent(child -> children.put(name, child))));
        return children;
    }

    /** A mapping whose keys the author chooses and whose values are texts. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node(key).ifPresent(free -> free.keys().forEach(name -> texts.put(name, free.text(name))));
        return texts;
    }

    /** A mapping whose keys the author chooses and whose values are texts in both languages. */
    public Map<String, LocalizedText> localizedMap(String key) {
        Map<String, LocalizedText> texts = new LinkedHashMap<>();
        node(key).ifPresent(free -> free.keys().forEach(name -> texts.put(name, free.localized(name))));
        return texts;
    }

    void reportUnknownKeys() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                fail(key, "unknown key %s%s".formatted(key, Suggestion.after(key, asked)));
            }
        }
        inside.forEach(DefinitionNode::reportUnknownKeys);
    }

    private Optional<Cell> cell(String key) {
        return required(key).flatMap(value -> scalar(key, value));
    }

    private List<Cell> cells(String key) {
        return sequence(key).stream()
                .flatMap(value -> scalar(key, value).stream())
                .toList();
    }

    private Optional<Node> required(String key) {
        asked.add(key);
        @Nullable Node value = values.get(key);
        if (value == null) {
            fail("%s is missing".formatted(key));
        }
        return Optional.ofNullable(value);
    }

    private List<Node> sequence(String key) {
        Optional<Node> value = required(key);
        if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
            fail(key, "%s must be a list, such as [a, b]".formatted(key));
        }
        return value.filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
    }

    private Optional<Cell> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(new Cell(problems, file, lineOf(value), key, scalar.getValue()));
        }
        problems.add(file, lineOf(value), "%s must be one value, not empty".formatted(key));
        return Optional.empty();
    }

    private Optional<DefinitionNode> mapping(String key, Node value) {
        if (value instanceof MappingNode mapping) {
            DefinitionNode node = new DefinitionNode(problems, file, mapping);
            inside.add(node);
            return Optional.of(node);
        }
        problems.add(file, lineOf(value), "%s must be a mapping of keys to values".formatted(key));
        return Optional.empty();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
