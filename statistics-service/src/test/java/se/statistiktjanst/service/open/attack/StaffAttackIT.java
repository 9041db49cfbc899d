package se.statistiktjanst.service.open.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.statistics.catalogue.CatalogueCell;
import se.statistiktjanst.statistics.catalogue.StaffCatalogue;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.CubeDimension;
import se.statistiktjanst.statistics.publication.HeldBack;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.Publication;
import se.statistiktjanst.statistics.publication.PublicationProgress;
import se.statistiktjanst.statistics.publication.PublishedCube;
import se.statistiktjanst.statistics.publication.UnprotectedPublication;

/**
 * Staff of a care provider, with exact totals, all their tables and the open ones, try to find out how many residents are
 * behind the smallest cells.
 */
class StaffAttackIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path DEFINITIONS =
            Path.of(System.getProperty("repository.root", "..")).resolve("config");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-04-05T05:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth MONTH = Usage.MONTHS.get(0);
    private static final Period PERIOD = Period.of(TimeUnit.MONTH, MONTH);
    private static final String UNPROTECTED = "oskyddad-";

    /** The same tables, drawn as if there were no open ones. */
    private static final String APART = "skild-";

    private static final Path FIGURES = Path.of(System.getProperty("basedir", ""), "target", "staff-attack.txt");
    private static final Map<Map<String, String>, Integer> SIZES = new HashMap<>();
    private static final double ALLOWED = .15;
    private static final double ADDED = .05;

    private static List<Usage.Event> events = List.of();
    private static Map<String, List<Usage.Event>> byProvider = Map.of();
    private static List<PublishedCube> cubes = List.of();
    private static Pools pools;

    @BeforeAll
    static void publish(@TempDir Path passwords) throws Exception {
        Files.deleteIfExists(FIGURES);
        events = Usage.events().stream()
                .filter(event -> event.month().equals(MONTH))
                .toList();
        byProvider = events.stream().collect(Collectors.groupingBy(event -> Usage.provider(event.provider())));
        UsageTables.prepare(db.superuserJdbi());
        UsageTables.put(db.superuserJdbi(), events, CLOCK.instant().minus(Duration.ofDays(3)));
        pools = new Pools(db.configuration(passwords), Set.of(DatabaseRole.PUBLISHER), new MetricRegistry());
        Catalogue shipped = Catalogue.load(DEFINITIONS);
        cubes = attacked(shipped.staffCubes());
        KeyTree keys = new KeyTree(RootKey.development());
        Publication publication = new Publication(
                pools.jdbi(DatabaseRole.PUBLISHER),
                keys,
                DisclosureParameters.standard(),
                shipped.codes(),
                new HeldBack(HeldBack.STANDARD),
                CLOCK);
        publication.publish(
                PERIOD,
                new Catalogue(AttackedCubes.of(shipped.cubes()), cubes, shipped.codes()),
                PublicationProgress.NONE);
        publication.publish(PERIOD, new Catalogue(List.of(), named(APART), shipped.codes()), PublicationProgress.NONE);
        UnprotectedPublication.of(pools.jdbi(DatabaseRole.PUBLISHER), keys, shipped.codes(), CLOCK)
                .publish(
                        PERIOD,
                        new Catalogue(List.of(), named(UNPROTECTED), shipped.codes()),
                        PublicationProgress.NONE);
    }

    @AfterAll
    static void stop() {
        pools.close();
    }

    @Test
    void aCellTellsLittleMoreThanTheBestConstantGuess() throws Exception {
        StaffKnowledge known = known("");
        assertThat(targets(known)).hasSizeGreaterThanOrEqualTo(2_000);
        List<Recovery> found = attack("Tables as published", known, noise(known));
        assertThat(found.get(0).right())
                .as(found.get(0).toString())
                .isLessThanOrEqualTo(found.get(0).blind() + ALLOWED);
    }

    @Test
    void exactTotalsSumsAndOpenTablesAddLittleToWhatACellItselfTells() throws Exception {
        StaffKnowledge known = known("");
        List<Recovery> found = attack("Tables as published", known, noise(known));
        List<Recovery> alone = alone(known, noise(known));
        assertThat(found).hasSize(8);
        for (int attack = 0; attack < found.size(); attack++) {
            assertThat(found.get(attack).cells()).isEqualTo(alone.get(attack).cells());
            assertThat(found.get(attack).right())
                    .as(found.get(attack) + " against " + alone.get(attack))
                    .isLessThanOrEqualTo(alone.get(attack).right() + ADDED);
        }
    }

    @Test
    void withoutProtectionEveryAttackFindsThemAll() throws Exception {
        StaffKnowledge known = known(UNPROTECTED);
        assertThat(attack("Without protection", known, published -> new double[] {published, 1e-6}))
                .hasSize(8)
                .filteredOn(recovery -> !recovery.attack().contains("open cells"))
                .allSatisfy(recovery -> {
                    assertThat(recovery.cells()).isGreaterThan(30);
                    assertThat(recovery.right()).as(recovery.toString()).isEqualTo(1);
                });
    }

    /** Two draws of one cell could be averaged, see {@code ScatteredKeysTest}. */
    @Test
    void whatOpenTablesShowTooIsNotDrawnAgain() throws Exception {
        StaffKnowledge known = known("");
        assertThat(sharedCells(known)).isGreaterThan(100);
        assertThat(differing(known)).isZero();
        assertThat(differing(known(APART))).isGreaterThan(sharedCells(known) / 2);
    }

    private static long sharedCells(StaffKnowledge known) {
        return cells(known).stream()
                .filter(cell -> known.open(cell) != null && known.metric(cell, "residents") != null)
                .count();
    }

    private static long differing(StaffKnowledge known) {
        return cells(known).stream()
                .filter(cell -> known.open(cell) != null && known.metric(cell, "residents") != null)
                .filter(cell -> !Objects.equals(known.metric(cell, "residents"), known.open(cell)))
                .count();
    }

    private static List<Recovery> attack(String what, StaffKnowledge known, DoubleFunction<double[]> noise)
            throws IOException {
        List<Recovery.Target> targets = targets(known);
        List<Recovery> found = new ArrayList<>();
        attacks(known, noise).forEach((name, beliefs) -> found.add(recovery(name, targets, beliefs)));
        List<String> lines = new ArrayList<>(List.of(what + ":"));
        found.forEach(recovery -> lines.add(recovery.toString()));
        Files.write(FIGURES, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return found;
    }

    /** What the published numbers alone tell of the cells that each attack is about. */
    private static List<Recovery> alone(StaffKnowledge known, DoubleFunction<double[]> noise) {
        Beliefs published = published(known, noise);
        List<Recovery> alone = new ArrayList<>();
        attacks(known, noise)
                .forEach((name, beliefs) ->
                        alone.add(Recovery.of("alone", covered(targets(known), beliefs), published)));
        return alone;
    }

    private static Map<String, Beliefs> attacks(StaffKnowledge known, DoubleFunction<double[]> noise) {
        Beliefs published = published(known, noise);
        Beliefs averaged = averagedWithOpen(known, published);
        Beliefs measures = acrossMeasures(known, published);
        Map<String, Beliefs> attacks = new LinkedHashMap<>();
        attacks.put("the published number", published);
        attacks.put("differencing from exact totals", published.byDifference(known.sums()));
        attacks.put("averaging over partitions", published.byPartition(known.sums()));
        attacks.put("least squares over all tables", published.byLeastSquares(known.sums()));
        attacks.put("across measures", measures);
        attacks.put("across measures, then least squares", measures.byLeastSquares(known.sums()));
        attacks.put("averaging with open cells", averaged);
        attacks.put("averaging with open cells, least squares", averaged.byLeastSquares(known.sums()));
        return attacks;
    }

    private static Recovery recovery(String attack, List<Recovery.Target> targets, Beliefs beliefs) {
        return Recovery.of(attack, covered(targets, beliefs), beliefs);
    }

    private static List<Recovery.Target> covered(List<Recovery.Target> targets, Beliefs beliefs) {
        return targets.stream()
                .filter(target -> Double.isFinite(beliefs.variance(target.cell())))
                .toList();
    }

    private static Beliefs published(StaffKnowledge known, DoubleFunction<double[]> noise) {
        Beliefs beliefs = new Beliefs(known.size());
        for (int cell : cells(known)) {
            Double residents = known.metric(cell, "residents");
            if (known.isExact(cell)) {
                beliefs.put(cell, trueSize(known, cell), 1e-6);
            } else if (residents != null) {
                double[] moments = noise.apply(residents);
                beliefs.put(cell, moments[0], moments[1]);
            }
        }
        return beliefs;
    }

    /** Activities and calls are all events, so what they have too much is noise. */
    private static Beliefs acrossMeasures(StaffKnowledge known, Beliefs published) {
        Beliefs beliefs = copy(known, published);
        for (int cell : cells(known)) {
            Double residents = known.metric(cell, "residents");
            Double all = known.metric(cell, "events");
            Double activities = known.metric(cell, "activities");
            Double calls = known.metric(cell, "calls");
            if (residents != null && residents > 0 && all != null && activities != null && calls != null) {
                beliefs.put(cell, residents - (activities + calls - all), 0.01);
            }
        }
        return beliefs;
    }

    private static Beliefs averagedWithOpen(StaffKnowledge known, Beliefs published) {
        Beliefs beliefs = copy(known, published);
        for (int cell : cells(known)) {
            Double residents = known.metric(cell, "residents");
            Double open = known.open(cell);
            if (residents != null && open != null && !known.isExact(cell)) {
                beliefs.put(cell, (residents + open) / 2, published.variance(cell) / 2);
            }
        }
        return beliefs;
    }

    private static Beliefs copy(StaffKnowledge known, Beliefs beliefs) {
        Beliefs copy = new Beliefs(known.size());
        beliefs.known().forEach(cell -> copy.put(cell, beliefs.mean(cell), beliefs.variance(cell)));
        return copy;
    }

    private static List<Integer> cells(StaffKnowledge known) {
        return IntStream.range(0, known.size()).boxed().toList();
    }

    private static List<Recovery.Target> targets(StaffKnowledge known) {
        List<Recovery.Target> targets = new ArrayList<>();
        for (int cell : cells(known)) {
            Double published = known.metric(cell, "residents");
            if (published != null && !known.name(cell).containsValue(StaffKnowledge.MERGED)) {
                int size = trueSize(known, cell);
                if (size >= 1 && size <= 4) {
                    targets.add(new Recovery.Target(cell, size, published));
                }
            }
        }
        return targets;
    }

    private static DoubleFunction<double[]> noise(StaffKnowledge known) {
        double[] sizes = new double[60];
        cells(known).stream()
                .filter(cell -> !known.name(cell).containsValue(StaffKnowledge.MERGED))
                .forEach(cell -> sizes[Math.min(59, trueSize(known, cell))]++);
        return new PublicNoise(sizes)::moments;
    }

    private static int trueSize(StaffKnowledge known, int cell) {
        return SIZES.computeIfAbsent(
                known.name(cell), name -> (int) byProvider.getOrDefault(name.get("careProvider"), List.of()).stream()
                        .filter(event -> name.entrySet().stream()
                                .allMatch(part -> part.getKey().equals("counts")
                                        ? part.getValue().equals("all") || event.isCall()
                                        : event.code(part.getKey()).equals(part.getValue())))
                        .count());
    }

    /** Everything the staff of all care providers read of the tables with that prefix. */
    private static StaffKnowledge known(String prefix) throws Exception {
        StaffKnowledge known = new StaffKnowledge();
        for (int provider = 0; provider < Usage.PROVIDERS; provider++) {
            Tenant tenant = new Tenant(provider + 1, "SE-test");
            String hsaId = Usage.provider(provider);
            for (PublishedCube cube : named(prefix)) {
                List<CatalogueCell> cells = db.tenant(DatabaseRole.STAFF).call(tenant, handle -> {
                    StaffCatalogue catalogue = new StaffCatalogue(handle);
                    return catalogue.dao().releases(cube.id()).stream()
                            .flatMap(release -> catalogue.cells(release, List.of()).stream())
                            .toList();
                });
                known.read(hsaId, cube, cells);
            }
        }
        readOpen(known);
        return known;
    }

    /** Open cells by care provider, alone and with the errand. */
    private static void readOpen(StaffKnowledge known) {
        db.jdbi(DatabaseRole.OPEN)
                .withHandle(handle -> handle.createQuery("""
                                select c.codes[1] as provider, c.codes[2] as errand, c.measures[1] as residents
                                from open.cell c join open.release r on r.id = c.release_id
                                where r.cube_id = 'samtal-vardgivare-arende' and c.codes[1] not in ('TOT', 'OVRIGA')
                                    and c.codes[2] <> 'OVRIGA' and c.measures[1] is not null
                                """)
                        .map((row, context) -> {
                            Map<String, String> name = new TreeMap<>();
                            name.put("careProvider", row.getString("provider"));
                            name.put("counts", "calls");
                            if (!row.getString("errand").equals("TOT")) {
                                name.put("errand", row.getString("errand"));
                            }
                            return Map.entry(name, row.getDouble("residents"));
                        })
                        .list())
                .forEach(cell -> known.readOpen(cell.getKey(), cell.getValue()));
    }

    /** All shipped, and calls by what open tables have too. */
    private static List<PublishedCube> attacked(List<PublishedCube> shipped) {
        PublishedCube calls = shipped.stream()
                .filter(cube -> cube.id().equals("samtal-kon-alder-enhet"))
                .findFirst()
                .orElseThrow();
        List<PublishedCube> all = new ArrayList<>(shipped);
        all.add(new PublishedCube(
                "samtal-arende-kon",
                List.of(CubeDimension.ERRAND, CubeDimension.SEX),
                calls.metrics(),
                calls.services(),
                calls.timeUnit(),
                calls.definition(),
                calls.position()));
        return all;
    }

    private static List<PublishedCube> named(String prefix) throws Exception {
        List<PublishedCube> copies = new ArrayList<>();
        for (PublishedCube cube : cubes) {
            copies.add(AttackedCubes.named(cube, prefix + cube.id()));
        }
        return copies;
    }
}
