package se.statistiktjanst.ingest.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether every event that a published schema takes is still taken, with the same meaning. Knows the words of JSON
 * Schema that {@link DataSchema} writes; any other that differs counts as breaking.
 */
final class SchemaChange {
    private static final Set<String> WORDS_FOR_PEOPLE =
            Set.of("title", "description", "x-title-sv", "x-description-sv", "$id", "$schema");
    private static final Set<String> MAY_GROW = Set.of("maxLength", "maximum");
    private static final Set<String> MAY_SHRINK = Set.of("minLength", "minimum");

    private final List<String> breaking = new ArrayList<>();

    private SchemaChange() {}

    /** What breaks, one line each; empty when the change is safe. */
    static List<String> breaking(JsonNode published, JsonNode current) {
        SchemaChange change = new SchemaChange();
        change.compareObjects("", published, current);
        return List.copyOf(change.breaking);
    }

    private void compareObjects(String at, JsonNode published, JsonNode current) {
        List<String> before = names(published.path("properties"));
        List<String> after = names(current.path("properties"));
        for (String name : before) {
            if (!after.contains(name)) {
                breaking.add("the field %s/%s is gone".formatted(at, name));
            }
        }
        if (breaking.isEmpty() && !after.subList(0, before.size()).equals(before)) {
            breaking.add("the order of the fields of %s has changed; new fields come last".formatted(at(at)));
        }
        compareRequired(at, published.path("required"), current.path("required"));
        for (String name : before) {
            if (after.contains(name)) {
                compareField(
                        at + '/' + name,
                        published.path("properties").path(name),
                        current.path("properties").path(name));
            }
        }
        compareWords(at, published, current);
    }

    private void compareField(String at, JsonNode published, JsonNode current) {
        if (published.has("properties")) {
            compareObjects(at, published, current);
        } else {
            compareWords(at, published, current);
        }
    }

    private void compareRequired(String at, JsonNode published, JsonNode current) {
        Set<String> before = texts(published);
        for (String name : texts(current)) {
            if (!before.contains(name)) {
                breaking.add("the field %s/%s has become required".formatted(at, name));
            }
        }
    }

    private void compareWords(String at, JsonNode published, JsonNode current) {
        Set<String> words = new HashSet<>(names(published));
        words.addAll(names(current));
        words.removeAll(WORDS_FOR_PEOPLE);
        words.removeAll(Set.of("properties", "required"));
        for (String word : words.stream().sorted().toList()) {
            if (!isSafe(word, published.path(word), current.path(word))) {
                breaking.add("%s of %s is narrower or other than it was".formatted(word, at(at)));
            }
        }
    }

    private static boolean isSafe(String word, JsonNode published, JsonNode current) {
        if (published.equals(current)) {
            return true;
        }
        if (current.isMissingNode()) {
            return MAY_GROW.contains(word) || MAY_SHRINK.contains(word);
        }
        if (published.isMissingNode()) {
            return false;
        }
        if (MAY_GROW.contains(word)) {
            return current.asLong() >= published.asLong();
        }
        if (MAY_SHRINK.contains(word)) {
            return current.asLong() <= published.asLong();
        }
        return word.equals("enum") && texts(current).containsAll(texts(published));
    }

    private static String at(String pointer) {
        return pointer.isEmpty() ? "the data" : pointer;
    }

    private static List<String> names(JsonNode object) {
        return ImmutableList.copyOf(object.fieldNames());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
