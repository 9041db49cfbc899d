package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where published tables are read from. */
public interface TableSource {
    /** Of every table, in the order of the catalogue, as JSON. */
    List<String> definitions();

    Optional<String> definition(String id);

    /** All values of each dimension, in the order to show. */
    List<CodeName> codes(String cube);

    /**
     * The newest version of each period, oldest period first.
     *
     * @param published the one that stood at this time; null for now
     */
    List<Release> releases(String cube, @Nullable Instant published);

    /** The cells of some releases whose codes are asked for; null asks for all codes of a dimension. */
    List<StoredCell> cells(
            int[] releases, String @Nullable [] first, String @Nullable [] second, String @Nullable [] third);
}
