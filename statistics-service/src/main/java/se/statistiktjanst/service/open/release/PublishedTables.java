package se.statistiktjanst.service.open.release;

import com.google.common.base.Suppliers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The open tables. What they have to choose from is read at once, in one transaction, and kept for a second; what is
 * published is seen a second later at the latest. Cells of releases that are not large are kept too ({@link FrozenCells}), so
 * that a busy site hardly asks the database for anything else.
 */
public final class PublishedTables implements TableSource {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Jdbi open;
    private final OpenReleaseDao dao;
    private final FrozenCells frozen = new FrozenCells(this::whole);
    private final Supplier<Shelf> shelf = Suppliers.memoizeWithExpiration(this::read, KEPT);

    /** Reads through the pool of the role that reads schema {@code open} and nothing else. */
    public PublishedTables(Jdbi open) {
        this.open = open;
        this.dao = open.onDemand(OpenReleaseDao.class);
    }

    /**
     * All tables at one moment.
     *
     * @param edition another when anything in them is
     * @param tables by id, in the order of the catalogue
     */
    private record Shelf(String edition, Map<String, OpenContents> tables) {}

    /** Another text when anything was published, and the same as long as nothing was. */
    public String edition() {
        return shelf.get().edition();
    }

    @Override
    public List<OpenCube> cubes() {
        return shelf.get().tables().values().stream().map(OpenContents::cube).toList();
    }

    @Override
    public Optional<OpenContents> contents(String cube, @Nullable Instant published) {
        Optional<OpenContents> now = Optional.ofNullable(shelf.get().tables().get(cube));
        return published == null
                ? now
                : now.map(table -> new OpenContents(table.cube(), table.codes(), dao.releases(cube, published)));
    }

    @Override
    public List<StoredCell> cells(List<Release> releases, List<List<String>> codes) {
        List<StoredCell> cells = new ArrayList<>(
                frozen.select(releases.stream().filter(FrozenCells::isKept).toList(), codes));
        List<Release> large = releases.stream()
                .filter(release -> !FrozenCells.isKept(release))
                .toList();
        if (!large.isEmpty()) {
            cells.addAll(dao.cells(ids(large), array(codes, 0), array(codes, 1), array(codes, 2)));
        }
        return cells;
    }

    private List<StoredCell> whole(List<Release> releases) {
        return dao.cells(ids(releases), null, null, null);
    }

    private static int[] ids(List<Release> releases) {
        return releases.stream().mapToInt(Release::id).toArray();
    }

    private static String @Nullable [] array(List<List<String>> codes, int dimension) {
        return dimension < codes.size() ? codes.get(dimension).toArray(String[]::new) : null;
    }

    private Shelf read() {
        Map<String, OpenContents> tables = open.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            OpenReleaseDao now = handle.attach(OpenReleaseDao.class);
            Map<String, OpenContents> all = new LinkedHashMap<>();
            for (String definition : now.definitions()) {
                OpenCube cube = OpenCube.parse(definition);
                all.put(cube.id(), OpenContents.of(cube, now.codes(cube.id()), now.releases(cube.id(), null)));
            }
            return all;
        });
        return new Shelf(
                UUID.nameUUIDFromBytes(tables.toString().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                tables);
    }
}
