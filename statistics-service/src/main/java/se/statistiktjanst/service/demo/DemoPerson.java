package se.statistiktjanst.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented person of the demo, from {@code demo/users.yml} among the definitions.
 *
 * @param id login hint
 * @param careProvider HSA-id, null for one who has no assignment
 * @param unit HSA-id, null for one whose assignment is for no unit
 */
record DemoPerson(
        String id,
        String title,
        String givenName,
        String surname,
        String hsaId,
        @Nullable String careProvider,
        @Nullable String unit) {

    String name() {
        return givenName + " " + surname;
    }

    /**
     * All of them, by id in the order of the file.
     *
     * @throws IllegalArgumentException if the file cannot be read
     */
    static Map<String, DemoPerson> read(Path definitions) {
        Path file = definitions.resolve("demo/users.yml");
        Map<String, DemoPerson> people = new LinkedHashMap<>();
        try {
            for (JsonNode user : new YAMLMapper().readTree(file.toFile()).path("users")) {
                DemoPerson person = person(user);
                people.put(person.id(), person);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: the demo's users must stand there", e);
        }
        return people;
    }

    private static DemoPerson person(JsonNode user) {
        JsonNode claims = user.path("claims");
        return new DemoPerson(
                user.path("id").asText(),
                user.path("title").asText(),
                claims.path("given_name").asText(),
                claims.path("family_name").asText(),
                claims.path("employeeHsaId").asText(),
                claims.path("healthCareProviderHsaId").asText(null),
                claims.path("healthCareUnitHsaId").asText(null));
    }
}
