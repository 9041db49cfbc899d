package se.statistiktjanst.platform.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the root key that this database knows. Its current one is what every process makes new things with,
 * whatever higher versions its root has.
 */
public record RootVersions(List<RootVersion> all) {
    /**
     * One version.
     *
     * @param state {@code current}, {@code previous} while the vault may have rows of it, {@code kept} after
     * @param checkValue tells roots apart; null until {@code db migrate} has put it there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record RootVersion(int version, String state, byte @Nullable [] checkValue) {}

    /** What the database says now, to a pool of any role. */
    public static RootVersions read(Jdbi any) {
        return new RootVersions(any.withHandle(handle -> handle.createQuery(
                        "select version, state, check_value from operation.root_version order by version")
                .map((row, context) ->
                        new RootVersion(row.getInt("version"), row.getString("state"), row.getBytes("check_value")))
                .list()));
    }

    /** Empty before the first {@code db migrate} with a key. */
    public Optional<Integer> current() {
        return in("current");
    }

    /** The version that the vault is being moved from, while a rotation is under way. */
    public Optional<Integer> previous() {
        return in("previous");
    }

    private Optional<Integer> in(String state) {
        return all.stream()
                .filter(version -> version.state().equals(state))
                .map(RootVersion::version)
                .findFirst();
    }
}
