package se.statistiktjanst.ingest.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A staff member as an event names it. Prints nothing of it. */
record StaffSeen(
        String hsaId,
        @Nullable String username,
        @Nullable String givenName,
        @Nullable String surname) {
    static final Set<String> MEMBERS = Set.of("hsaId", "username", "givenName", "surname");

    /** Whether an object holds this and nothing else. */
    boolean isSaidBy(ObjectNode object) {
        int members = 1 + (username == null ? 0 : 1) + (givenName == null ? 0 : 1) + (surname == null ? 0 : 1);
        return object.size() == members
                && hsaId.equals(object.path("hsaId").textValue())
                && isSaid(object, "username", username)
                && isSaid(object, "givenName", givenName)
                && isSaid(object, "surname", surname);
    }

    private static boolean isSaid(ObjectNode object, String member, @Nullable String part) {
        return part == null || part.equals(object.path(member).textValue());
    }

    /** All parts, with an empty text (which no part can be) for one that is not given. */
    List<String> parts() {
        return List.of(
                hsaId,
                Objects.requireNonNullElse(username, ""),
                Objects.requireNonNullElse(givenName, ""),
                Objects.requireNonNullElse(surname, ""));
    }

    @Override
    public String toString() {
        return "StaffSeen[REDACTED]";
    }
}
