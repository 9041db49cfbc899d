package se.statistiktjanst.statistics.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;

/** One period in one transaction: what is missing of it, or a revision. */
final class PeriodPublication {
    private final Handle handle;
    private final Period period;
    private final KeyTree keys;
    private final DisclosureGate gate;
    private final OpenCodes names;
    private final Set<String> incomplete;
    private final Instant at;
    private final PublicationProgress progress;
    private final ReleaseDao releases;
    private final StaffReleaseDao staffReleases;
    private final ReleaseWriter writer;
    private final PeriodReference reference;
    private final int rootVersion;
    private final IntUnaryOperator recordKey;
    private final Map<String, List<ReleaseDao.Row>> published = new TreeMap<>();

    PeriodPublication(
            Handle handle,
            Period period,
            KeyTree keys,
            DisclosureGate gate,
            OpenCodes names,
            Set<String> incomplete,
            Instant at,
            PublicationProgress progress) {
        this.handle = handle;
        this.period = period;
        this.keys = keys;
        this.gate = gate;
        this.names = names;
        this.incomplete = incomplete;
        this.at = at;
        this.progress = progress;
        this.releases = handle.attach(ReleaseDao.class);
        this.staffReleases = handle.attach(StaffReleaseDao.class);
        this.writer = new ReleaseWriter(handle, gate.parameters(), at);
        this.reference = PeriodReference.read(handle, period);
        int year = period.first().getYear();
        this.rootVersion = releases.rootVersion(Integer.toString(year))
                .or(() -> staffReleases.rootVersion(Integer.toString(year)))
                .orElseGet(keys::currentVersion);
        RecordKeys recordKeys = RecordKeys.ofOpenStatistics(keys, rootVersion);
        this.recordKey = personNo -> recordKeys.recordKey(year, personNo);
        releases.releases(period.code())
                .forEach(row -> published
                        .computeIfAbsent(row.cubeId(), cube -> new ArrayList<>())
                        .add(row));
    }

    PublishedPeriod publishMissing(List<PublishedCube> cubes, List<PublishedCube> staffCubes) {
        PublishedPeriod first = publishFirst(cubes, staffCubes);
        List<PublishedRelease> open = new ArrayList<>(first.open());
        open.addAll(redraw(cubes.stream().filter(this::isCompletedNow).toList(), null));
        return new PublishedPeriod(open, first.staff());
    }

    List<PublishedRelease> revise(List<PublishedCube> cubes, Revision revision) {
        List<PublishedCube> there =
                cubes.stream().filter(cube -> published.containsKey(cube.id())).toList();
        if (there.isEmpty()) {
            throw new IllegalArgumentException("The period " + period + " is not published, so it cannot be revised");
        }
        for (PublishedCube cube : there) {
            long revised = versions(cube).stream()
                    .filter(row -> row.kind().equals(ReleaseKind.REVISION.code()))
                    .count();
            if (revised >= Revision.MOST) {
                throw new IllegalArgumentException("The period %s of %s has been revised %d times, which is the most"
                        .formatted(period, cube.id(), revised));
            }
        }
        List<PublishedRelease> made = redraw(there, revision);
        if (!made.isEmpty()) {
            String[] names = made.stream()
                    .map(release -> release.cubeId() + " " + release.version())
                    .toArray(String[]::new);
            releases.insertRevision(period.code(), names, revision, at);
        }
        return made;
    }

    private PublishedPeriod publishFirst(List<PublishedCube> cubes, List<PublishedCube> staffCubes) {
        List<PublishedCube> missing =
                cubes.stream().filter(cube -> versions(cube).isEmpty()).toList();
        Set<String> staffPublished = staffReleases.published(period.code());
        List<PublishedCube> staffMissing = staffCubes.stream()
                .filter(cube -> !staffPublished.contains(cube.id()))
                .toList();
        if (missing.isEmpty() && staffMissing.isEmpty()) {
            return new PublishedPeriod(List.of(), List.of());
        }
        Instant frozenAt = frozenAt();
        Set<String> heldBack = published.isEmpty() ? incomplete : heldBackFirst();
        PeriodFacts facts = new PeriodFacts(handle, period, frozenAt);
        StaffTables staff = new StaffPeriod(facts, reference, keys, rootVersion).tables(staffMissing, threshold());
        // Tables for staff must know what the open ones show, also those that were published before.
        List<CubeAccumulator> filled = filled(facts, staffMissing.isEmpty() ? missing : cubes, heldBack, staff);
        List<PublishedRelease> open = filled.stream()
                .filter(cube -> missing.contains(cube.cube()))
                .map(cube -> write(
                        cube, drawn(cube), 1, ReleaseKind.FIRST, frozenAt == null ? at : frozenAt, heldBack, null))
                .toList();
        List<PublishedRelease> made = staffMissing.isEmpty()
                ? List.of()
                : new StaffReleases(handle, gate, at, rootVersion)
                        .write(staff, staffMissing, period.code(), DrawnGroups.of(filled));
        return new PublishedPeriod(open, made);
    }

    private List<CubeAccumulator> filled(
            PeriodFacts facts, List<PublishedCube> cubes, Set<String> heldBack, StaffTables staff) {
        PeriodCodes codes = new PeriodCodes(
                reference,
                NamedProviders.of(reference, facts, threshold()),
                ErrandCodes.listed(facts, threshold()),
                names,
                heldBack);
        List<CubeAccumulator> open = cubes.stream()
                .map(cube -> new CubeAccumulator(cube, codes, threshold()))
                .toList();
        new PeriodFill(facts, recordKey, progress).into(open, staff);
        return open;
    }

    private int threshold() {
        return gate.parameters().threshold();
    }

    /**
     * New versions of releases that are there, where any cell is drawn.
     *
     * @param revision null to draw only cells that were held back
     */
    private List<PublishedRelease> redraw(List<PublishedCube> again, @Nullable Revision revision) {
        if (again.isEmpty()) {
            return List.of();
        }
        PeriodFacts now = new PeriodFacts(handle, period, null);
        List<Redrawing> redrawings = again.stream().map(this::redrawing).toList();
        new PeriodFill(now, recordKey, progress)
                .into(
                        redrawings.stream().map(Redrawing::filled).toList(),
                        new StaffPeriod(now, reference, keys, rootVersion).tables(List.of(), threshold()));
        if (revision != null) {
            countChanges(redrawings, now);
        }
        List<PublishedRelease> made = new ArrayList<>();
        for (Redrawing redrawing : redrawings) {
            List<StoredCell> cells = redrawing.cells(gate, revision != null);
            int version = redrawing.version();
            if (cells.stream().anyMatch(cell -> cell.drawn() == version)) {
                ReleaseKind kind = revision == null ? ReleaseKind.COMPLETION : ReleaseKind.REVISION;
                made.add(write(
                        redrawing.filled(), cells, version, kind, at, stillHeldBack(redrawing.latest()), revision));
            }
        }
        return made;
    }

    private Redrawing redrawing(PublishedCube cube) {
        List<ReleaseDao.Row> versions = versions(cube);
        ReleaseDao.Row latest = versions.get(versions.size() - 1);
        List<StoredCell> cells = CellStore.ofOpenTables(handle).of(latest.id());
        PeriodCodes codes = new PeriodCodes(
                reference,
                named(cube, cells, CubeDimension.CARE_PROVIDER),
                named(cube, cells, CubeDimension.ERRAND),
                names,
                stillHeldBack(latest));
        return new Redrawing(new CubeAccumulator(cube, codes, threshold()), versions, cells);
    }

    /** What the cells of a release name in a dimension: a revision names nothing more and nothing less. */
    private static SortedSet<String> named(PublishedCube cube, List<StoredCell> cells, CubeDimension dimension) {
        int at = cube.dimensions().indexOf(dimension);
        return at < 0
                ? new TreeSet<>()
                : ErrandCodes.named(
                        cells.stream().map(cell -> cell.codes().get(at)).toList());
    }

    /** Since each time that any of the cells was drawn. */
    private void countChanges(List<Redrawing> redrawings, PeriodFacts now) {
        Set<Instant> times = redrawings.stream()
                .flatMap(redrawing -> redrawing.versions().stream())
                .map(ReleaseDao.Row::dataUntil)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Instant time : times) {
            List<CellChanges> changes = redrawings.stream()
                    .flatMap(redrawing -> redrawing.changesSince(time).stream())
                    .toList();
            new UsageReader(now)
                    .forEachChanged(
                            new PeriodFacts(handle, period, time),
                            (person, place, isNow) -> changes.forEach(change -> change.add(person, place, isNow)));
        }
    }

    /** The releases of a cube, the first one first; none if it has none for the period. */
    private List<ReleaseDao.Row> versions(PublishedCube cube) {
        return published.getOrDefault(cube.id(), List.of());
    }

    private boolean isCompletedNow(PublishedCube cube) {
        List<ReleaseDao.Row> versions = versions(cube);
        if (versions.isEmpty()) {
            return false;
        }
        ReleaseDao.Row latest = versions.get(versions.size() - 1);
        return stillHeldBack(latest).size() < latest.heldBack().size();
    }

    private Set<String> stillHeldBack(ReleaseDao.Row latest) {
        return latest.heldBack().stream().filter(incomplete::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** When the facts of the period's first releases were read, of whatever audience; from then on it is frozen. */
    private @Nullable Instant frozenAt() {
        return Stream.concat(first().map(ReleaseDao.Row::dataUntil), staffReleases.frozenAt(period.code()).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Set<String> heldBackFirst() {
        return first().flatMap(row -> row.heldBack().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<ReleaseDao.Row> first() {
        return published.values().stream().map(versions -> versions.get(0));
    }

    private List<StoredCell> drawn(CubeAccumulator filled) {
        List<StoredCell> cells = new ArrayList<>();
        filled.protect(gate, (codes, cell) -> cells.add(StoredCell.of(codes, cell, 1)));
        return cells;
    }

    private PublishedRelease write(
            CubeAccumulator filled,
            List<StoredCell> cells,
            int version,
            ReleaseKind kind,
            Instant dataUntil,
            Set<String> heldBack,
            @Nullable Revision revision) {
        PublishedRelease release = new PublishedRelease(
                filled.cube().id(),
                period.code(),
                version,
                kind,
                cells.size(),
                (int) cells.stream().filter(StoredCell::isAnyHidden).count(),
                (int) cells.stream().filter(cell -> cell.drawn() == version).count());
        return writer.write(filled, cells, release, rootVersion, dataUntil, heldBack, revision);
    }
}
