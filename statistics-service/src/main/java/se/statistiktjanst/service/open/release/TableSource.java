package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where published tables are read from. */
public interface TableSource {
    /** Of every table, in the order of the catalogue. */
    List<OpenCube> cubes();

    /**
     * What a table has to choose from; empty if there is no such table.
     *
     * @param published with the releases that stood at this time; null for now
     */
    Optional<OpenContents> contents(String cube, @Nullable Instant published);

    /** The cells of some releases whose codes are asked for; null asks for all codes of a dimension. */
    List<StoredCell> cells(
            int[] releases, String @Nullable [] first, String @Nullable [] second, String @Nullable [] third);
}
