package se.statistiktjanst.service.open.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The description of an API (OpenAPI 3.1).
 *
 * @param yaml the file as it was written
 * @param root the same as a tree
 */
public record OpenApiDocument(String yaml, JsonNode root) {
    private static final String FILE = "openapi.yml";

    /** That of the open API. */
    public static OpenApiDocument load() {
        return load(OpenApiDocument.class);
    }

    /** Reads the one that lies beside a class on the class path. */
    public static OpenApiDocument load(Class<?> beside) {
        try (InputStream in = beside.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The file " + FILE + " is not in the jar: build it again");
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new OpenApiDocument(yaml, new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " in the jar cannot be read", e);
        }
    }

    /** What a node is, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }
}
