package se.statistiktjanst.service.open.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Published tables, and selections of their cells. */
public final class OpenTables {
    private static final int DEFAULT_PERIODS = 13;
    private static final int MOST_CELLS = 50_000;

    private final TableSource source;

    public OpenTables(TableSource source) {
        this.source = source;
    }

    /** All tables, in the order of the catalogue. */
    public List<OpenCube> all() {
        return source.cubes();
    }

    /** The newest version of each period of a table, oldest first. */
    public List<Release> releases(String id) {
        return source.contents(id, null).map(OpenContents::releases).orElse(List.of());
    }

    /**
     * The chosen part of a table.
     *
     * @throws ProblemException NON_EXISTENT_TABLE, BAD_REQUEST for an unknown code, TOO_MANY_CELLS for more than a page
     *     or file can hold
     */
    public OpenTable select(String id, OpenSelection selection) {
        return select(contents(id, selection.published()), selection, MOST_CELLS);
    }

    /**
     * What a table has to choose from.
     *
     * @throws ProblemException NON_EXISTENT_TABLE
     */
    public OpenContents contents(String id) {
        return contents(id, null);
    }

    private OpenContents contents(String id, @Nullable Instant published) {
        return source.contents(id, published)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NON_EXISTENT_TABLE, "no table has this id; the list of tables has their ids"));
    }

    /**
     * The chosen part of a table whose contents are known.
     *
     * @param mostCells above which the selection is refused
     * @throws ProblemException BAD_REQUEST for an unknown code, TOO_MANY_CELLS
     */
    public OpenTable select(OpenContents contents, OpenSelection selection, int mostCells) {
        OpenCube cube = contents.cube();
        Map<String, List<CodeName>> codes = contents.codes();
        List<List<CodeName>> chosen = new ArrayList<>();
        for (int at = 0; at < cube.dimensions().size(); at++) {
            String dimension = cube.dimensions().get(at).id();
            chosen.add(choose(dimension, codes.getOrDefault(dimension, List.of()), selection, at == 0));
        }
        List<Release> releases = contents.releases();
        List<Release> within = within(releases, selection);
        List<OpenCube.OpenMetric> metrics = metrics(cube, selection);
        long cells =
                chosen.stream().mapToLong(List::size).reduce(1, Math::multiplyExact) * within.size() * metrics.size();
        if (cells > mostCells) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_CELLS,
                    "the selection has %d cells and at most %d are given at once: choose fewer values or periods"
                            .formatted(cells, mostCells));
        }
        Map<OpenTable.Place, List<OpenValue>> values = values(cube, within, chosen, metrics);
        return new OpenTable(
                cube,
                codes,
                withCells(cube, chosen, selection, values),
                releases,
                within.stream().map(Release::period).toList(),
                metrics,
                values);
    }

    /** Values that nobody asked for by name are left out where no chosen period has them. */
    private static List<List<CodeName>> withCells(
            OpenCube cube,
            List<List<CodeName>> chosen,
            OpenSelection selection,
            Map<OpenTable.Place, List<OpenValue>> values) {
        List<List<CodeName>> kept = new ArrayList<>();
        for (int dimension = 0; dimension < chosen.size(); dimension++) {
            int at = dimension;
            boolean asked = !selection
                    .codes()
                    .getOrDefault(cube.dimensions().get(at).id(), List.of())
                    .isEmpty();
            Set<String> present =
                    values.keySet().stream().map(place -> place.codes().get(at)).collect(Collectors.toSet());
            kept.add(
                    asked
                            ? chosen.get(at)
                            : chosen.get(at).stream()
                                    .filter(code -> code.isTotal() || present.contains(code.code()))
                                    .toList());
        }
        return kept;
    }

    private Map<OpenTable.Place, List<OpenValue>> values(
            OpenCube cube, List<Release> releases, List<List<CodeName>> chosen, List<OpenCube.OpenMetric> metrics) {
        List<List<String>> codes = chosen.stream()
                .map(values -> values.stream().map(CodeName::code).toList())
                .toList();
        int[] places =
                metrics.stream().mapToInt(metric -> cube.indexOf(metric.id())).toArray();
        Map<OpenTable.Place, List<OpenValue>> found = new HashMap<>();
        for (StoredCell cell : source.cells(releases, codes)) {
            OpenValue[] row = new OpenValue[places.length];
            for (int at = 0; at < row.length; at++) {
                row[at] = OpenValue.of(cell, places[at], metrics.get(at));
            }
            found.put(new OpenTable.Place(cell.period(), cell.codes()), List.of(row));
        }
        return found;
    }

    /** By default all values of the first dimension, and the total of the others. */
    private static List<CodeName> choose(
            String dimension, List<CodeName> all, OpenSelection selection, boolean isFirst) {
        List<String> asked = selection.codes().getOrDefault(dimension, List.of());
        if (asked.isEmpty()) {
            return all.stream().filter(code -> isFirst || code.isTotal()).toList();
        }
        asked.stream()
                .filter(code -> all.stream().noneMatch(known -> known.code().equals(code)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ProblemException(
                            ProblemCode.BAD_REQUEST,
                            "the parameter %s has a value that the table lacks; the page of the table lists them"
                                    .formatted(dimension));
                });
        return all.stream().filter(code -> asked.contains(code.code())).toList();
    }

    private static List<Release> within(List<Release> releases, OpenSelection selection) {
        if (!selection.periods().isEmpty()) {
            return releases.stream()
                    .filter(release -> selection.periods().contains(release.period()))
                    .toList();
        }
        int last = selection.last() == 0 ? DEFAULT_PERIODS : selection.last();
        int start = selection.from() == null ? Math.max(0, releases.size() - last) : 0;
        return releases.subList(start, releases.size()).stream()
                .filter(release -> selection.from() == null || release.period().compareTo(selection.from()) >= 0)
                .filter(release -> selection.to() == null || release.period().compareTo(selection.to()) <= 0)
                .sorted(Comparator.comparing(Release::period))
                .toList();
    }

    private static List<OpenCube.OpenMetric> metrics(OpenCube cube, OpenSelection selection) {
        if (selection.metrics().isEmpty()) {
            return List.of(cube.metrics().get(0));
        }
        return selection.metrics().stream()
                .map(id -> Optional.of(cube.indexOf(id))
                        .filter(at -> at >= 0)
                        .map(at -> cube.metrics().get(at))
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.BAD_REQUEST,
                                "the parameter ContentsCode has a value that the table lacks")))
                .toList();
    }
}
