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

    /**
     * The cells of some releases of a table with certain codes, in no order.
     *
     * @param releases of different periods
     * @param codes asked for, of each dimension of the table
     */
    List<StoredCell> cells(List<Release> releases, List<List<String>> codes);
}
