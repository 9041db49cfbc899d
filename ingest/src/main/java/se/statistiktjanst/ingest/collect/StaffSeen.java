package se.statistiktjanst.ingest.collect;

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
