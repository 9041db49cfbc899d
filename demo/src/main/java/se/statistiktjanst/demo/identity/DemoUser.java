package se.statistiktjanst.demo.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An invented person to log in as; {@code config/demo/users.yml} is a list of them.
 *
 * @param id login hint
 * @param title who it is, in Swedish
 * @param text what the person sees and may do, in Swedish
 * @param claims what is said about the person in the ID token
 */
public record DemoUser(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String text,
        @JsonProperty(required = true) Map<String, Object> claims) {

    public DemoUser {
        claims = Map.copyOf(claims);
    }

    private record Users(@JsonProperty(required = true) List<DemoUser> users) {}

    /**
     * Reads the users.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    public static List<DemoUser> read(Path file) {
        try {
            return List.copyOf(new YAMLMapper()
                    .readValue(Files.readString(file), Users.class)
                    .users());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: the demo's users must stand there", e);
        }
    }
}
