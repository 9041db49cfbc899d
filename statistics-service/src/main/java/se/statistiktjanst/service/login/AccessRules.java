package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which assignments give which rights: the content of {@code config/access.yml}. The rights of all roles that an
 * assignment matches add up.
 *
 * @param everyone rights of anybody known by HSA-id, also without an assignment for statistics
 * @param roles the roles, in the order they are shown to users
 */
public record AccessRules(
        @JsonProperty(required = true) Set<Right> everyone,
        @JsonProperty(required = true) List<Role> roles) {

    public AccessRules {
        everyone = Set.copyOf(everyone);
        roles = List.copyOf(roles);
    }

    /**
     * One role.
     *
     * @param id stable name
     * @param title language → what users call it
     * @param when standard claim name → value; all must be among the claims of the assignment
     * @param rights what the role may do
     */
    public record Role(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) Map<String, String> title,
            @JsonProperty(required = true) Map<String, String> when,
            @JsonProperty(required = true) Set<Right> rights) {

        public Role {
            title = Map.copyOf(title);
            when = Map.copyOf(when);
            rights = Set.copyOf(rights);
            if (when.isEmpty()) {
                throw new IllegalArgumentException("role " + id + " has no conditions under when: everybody would get"
                        + " its rights; name a claim, or move the rights to everyone");
            }
            for (String claim : when.keySet()) {
                if (StaffClaim.named(claim).isEmpty()) {
                    throw new IllegalArgumentException("role " + id + " asks for the unknown claim " + claim
                            + ": use one of Inera's names, for example commissionRight");
                }
            }
        }

        boolean matches(Claims claims) {
            return when.entrySet().stream()
                    .allMatch(condition -> claims.all(
                                    StaffClaim.named(condition.getKey()).orElseThrow())
                            .contains(condition.getValue()));
        }
    }

    /**
     * Reads the rules.
     *
     * @throws IllegalArgumentException with file, line and reason
     */
    public static AccessRules read(Path file) {
        ObjectMapper yaml = new YAMLMapper();
        try {
            return yaml.readValue(Files.readString(file), AccessRules.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: definitions: in the configuration names the folder it must stand in", e);
        }
    }

    /** The rights of an assignment for statistics. */
    Set<Right> rights(Claims claims) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        rights.addAll(everyone);
        roles.stream().filter(role -> role.matches(claims)).forEach(role -> rights.addAll(role.rights()));
        return rights;
    }
}
