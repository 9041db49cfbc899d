package se.statistiktjanst.ingest.eventtype;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.statistiktjanst.platform.definition.DefinitionProblems;

/**
 * The schemas that senders build on, as they were published: one JSON file for each type in {@code published-schemas}. A
 * version that is published may get new optional fields and nothing else; what else changes is a new version.
 */
final class PublishedSchemas {
    static final String FOLDER = "published-schemas";
    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON = new JsonMapper();

    private PublishedSchemas() {}

    /** Adds a problem for each way in which a type breaks what its senders build on. */
    static void check(Path config, EventTypes types, DefinitionProblems problems) {
        Path folder = config.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                checkType(file, types, problems);
            }
        } catch (IOException e) {
            problems.add(FOLDER, 1, "cannot be read");
        }
    }

    private static void checkType(Path file, EventTypes types, DefinitionProblems problems) {
        String name = file.getFileName().toString();
        String type = name.substring(0, name.length() - SUFFIX.length());
        Optional<EventType> now = types.find(type);
        if (now.isEmpty()) {
            problems.add(
                    FOLDER + "/" + name, 1, "the published type %s is gone: senders still send it".formatted(type));
            return;
        }
        for (String change : changes(file, now.get())) {
            problems.add(
                    FOLDER + "/" + name,
                    1,
                    "%s: make it a new version of the type, and keep this one as it was".formatted(change));
        }
    }

    private static List<String> changes(Path file, EventType now) {
        try {
            JsonNode published = JSON.readTree(Files.readString(file));
            return SchemaChange.breaking(published, now.jsonSchema());
        } catch (IOException e) {
            return List.of("the published schema cannot be read");
        }
    }
}
