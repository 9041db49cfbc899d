package se.statistiktjanst.service.open.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Lists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cells of releases that are not large, read whole when the first of them is asked for, and kept: a release never
 * changes. The least used are let go.
 */
final class FrozenCells {
    /** Above this, a first visitor would wait longer for the release than for the cells. */
    private static final int LARGEST_RELEASE = 10_000;

    /** A tenth of the heap of the smallest host. */
    private static final long MOST_BYTES = 24L << 20;

    private static final int CELL_BYTES = 250;
    private static final int MEASURE_BYTES = 40;

    private final Function<List<Release>, List<StoredCell>> reader;
    private final Cache<Key, Map<List<String>, StoredCell>> releases = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key release, Map<List<String>, StoredCell> cells) -> weight(cells))
            .build();

    /** @param reader gives all cells of releases of different periods of one table */
    FrozenCells(Function<List<Release>, List<StoredCell>> reader) {
        this.reader = reader;
    }

    /** The time tells releases apart whose ids are the same because a backup was restored between them. */
    private record Key(int id, Instant publishedAt) {
        static Key of(Release release) {
            return new Key(release.id(), release.publishedAt());
        }
    }

    static boolean isKept(Release release) {
        return release.cells() <= LARGEST_RELEASE;
    }

    /**
     * The cells of some releases of a table with certain codes.
     *
     * @param asked releases of different periods, none of them large
     * @param codes of each dimension
     */
    List<StoredCell> select(List<Release> asked, List<List<String>> codes) {
        List<StoredCell> found = new ArrayList<>();
        List<List<String>> combinations = Lists.cartesianProduct(codes);
        for (Map<List<String>, StoredCell> cells : releases.getAll(
                        asked.stream().map(Key::of).toList(), missing -> read(missing, asked))
                .values()) {
            for (List<String> combination : combinations) {
                StoredCell cell = cells.get(combination);
                if (cell != null) {
                    found.add(cell);
                }
            }
        }
        return found;
    }

    private Map<Key, Map<List<String>, StoredCell>> read(Set<? extends Key> missing, List<Release> asked) {
        List<Release> toRead = asked.stream()
                .filter(release -> missing.contains(Key.of(release)))
                .toList();
        Map<String, Map<List<String>, StoredCell>> byPeriod = reader.apply(toRead).stream()
                .collect(Collectors.groupingBy(StoredCell::period, Collectors.toMap(StoredCell::codes, cell -> cell)));
        return toRead.stream()
                .collect(Collectors.toMap(Key::of, release -> byPeriod.getOrDefault(release.period(), Map.of())));
    }

    private static int weight(Map<List<String>, StoredCell> cells) {
        return cells.values().stream()
                .mapToInt(cell -> CELL_BYTES + MEASURE_BYTES * cell.measures().size())
                .sum();
    }
}
