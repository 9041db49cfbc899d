package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;

/** Writes releases with their cells and the words around them. */
final class ReleaseWriter {
    /** With the release, so that a reader can know how its numbers were protected. */
    static final String METHOD = "cell-key/2";

    private final Handle handle;
    private final ReleaseDao releases;
    private final DisclosureParameters parameters;
    private final Instant at;

    ReleaseWriter(Handle handle, DisclosureParameters parameters, Instant at) {
        this.handle = handle;
        this.releases = handle.attach(ReleaseDao.class);
        this.parameters = parameters;
        this.at = at;
    }

    /**
     * Writes one.
     *
     * @param rootVersion of the root whose record keys drew it
     * @param dataUntil when the facts were read that its newest cells are drawn from
     * @param heldBack codes of services that are not complete
     * @param revision why, if it is one
     */
    PublishedRelease write(
            CubeAccumulator filled,
            List<StoredCell> cells,
            PublishedRelease release,
            int rootVersion,
            Instant dataUntil,
            Set<String> heldBack,
            @Nullable Revision revision) {
        releases.putCube(filled.cube(), at);
        putCodes(filled);
        int id = releases.insertRelease(
                release,
                parameters,
                at,
                METHOD,
                rootVersion,
                dataUntil,
                heldBack.stream().sorted().toArray(String[]::new),
                revision == null ? null : revision.reasonSv(),
                revision == null ? null : revision.reasonEn());
        CellStore.ofOpenTables(handle).insert(id, cells);
        return release;
    }

    private void putCodes(CubeAccumulator filled) {
        for (int at = 0; at < filled.codeLists().size(); at++) {
            List<DimensionCode> codes = filled.codeLists().get(at);
            releases.putCodes(
                    filled.cube().id(),
                    filled.cube().dimensions().get(at).id(),
                    codes,
                    IntStream.range(0, codes.size()).boxed().toList());
        }
    }
}
