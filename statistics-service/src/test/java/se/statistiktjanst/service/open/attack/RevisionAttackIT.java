package se.statistiktjanst.service.open.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.service.open.OpenApp;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.HeldBack;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.Publication;
import se.statistiktjanst.statistics.publication.PublicationProgress;
import se.statistiktjanst.statistics.publication.PublishedCube;
import se.statistiktjanst.statistics.publication.Revision;
import se.statistiktjanst.statistics.publication.UnprotectedPublication;

/** Somebody who has read a period as it was first published, and reads its two revisions. */
class RevisionAttackIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path DEFINITIONS =
            Path.of(System.getProperty("repository.root", "..")).resolve("config");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-04-05T05:00:00Z"), ZoneOffset.UTC);
    private static final String UNPROTECTED = "oskyddad-";
    private static final int LATE = 700;
    private static final double ALLOWED = .15;

    private static final List<Usage.Event> events = new ArrayList<>();
    private static List<Usage.Event> firstEvents = List.of();
    private static List<PublishedCube> cubes = List.of();
    private static Pools pools;
    private static OpenApp app;

    /** What was read at each time: first, then after each revision. */
    private static final List<Harvest> protectedReads = new ArrayList<>();

    private static final List<Harvest> unprotectedReads = new ArrayList<>();

    @BeforeAll
    static void publish(@TempDir Path passwords) throws Exception {
        List<Usage.Event> all = new ArrayList<>(Usage.events());
        Collections.shuffle(all, new Random(7));
        UsageTables.prepare(db.superuserJdbi());
        pools = new Pools(
                db.configuration(passwords), Set.of(DatabaseRole.OPEN, DatabaseRole.PUBLISHER), new MetricRegistry());
        Catalogue catalogue = Catalogue.load(DEFINITIONS);
        cubes = AttackedCubes.of(catalogue.cubes().stream()
                .filter(cube -> cube.timeUnit() == TimeUnit.MONTH)
                .toList());
        app = new OpenApp(pools.jdbi(DatabaseRole.OPEN), new ApiLimits(1_000_000, 1_000_000, 3600, null));
        for (int time = 0; time < 3; time++) {
            Clock then = Clock.offset(CLOCK, Duration.ofDays(30L * time));
            List<Usage.Event> some =
                    time == 0 ? all.subList(2 * LATE, all.size()) : all.subList((time - 1) * LATE, time * LATE);
            events.addAll(some);
            firstEvents = time == 0 ? List.copyOf(some) : firstEvents;
            UsageTables.put(db.superuserJdbi(), some, then.instant().minus(Duration.ofDays(3)));
            KeyTree keys = new KeyTree(RootKey.development());
            publish(
                    new Publication(
                            pools.jdbi(DatabaseRole.PUBLISHER),
                            keys,
                            DisclosureParameters.standard(),
                            catalogue.codes(),
                            new HeldBack(HeldBack.STANDARD),
                            then),
                    cubes,
                    time > 0);
            publish(
                    UnprotectedPublication.of(pools.jdbi(DatabaseRole.PUBLISHER), keys, catalogue.codes(), then),
                    unprotectedCubes(),
                    time > 0);
            protectedReads.add(harvest(""));
            unprotectedReads.add(harvest(UNPROTECTED));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
        pools.close();
    }

    @Test
    void threeReleasesOfAMonthTellNoMoreThanIsAllowed() {
        Harvest last = protectedReads.get(2);
        PublicNoise noise = new PublicNoise(new Truth(events).sizes(last));
        List<Recovery> found = attack(protectedReads, noise::moments, false);
        assertThat(found).hasSize(3).allSatisfy(recovery -> {
            assertThat(recovery.cells()).isGreaterThan(1_000);
            assertThat(recovery.right()).as(recovery.toString()).isLessThanOrEqualTo(recovery.blind() + ALLOWED);
        });
    }

    /** Of cells that were as small all the time; where one or two came, the number of before stands. */
    @Test
    void withoutProtectionTheyTellEverything() {
        List<Recovery> found = attack(unprotectedReads, published -> new double[] {published, 1e-6}, true);
        assertThat(found.get(0).cells()).isGreaterThan(500);
        assertThat(found.get(0).right()).as(found.toString()).isEqualTo(1);
        // Sums mix numbers of different times, so they say a little less.
        assertThat(found).allSatisfy(recovery -> assertThat(recovery.right()).isGreaterThan(.8));
    }

    @Test
    void mostSmallCellsKeepTheirFirstNumberAndManyLargeOnesGetANewOne() {
        Equations first = new Equations(protectedReads.get(0));
        Equations last = new Equations(protectedReads.get(2));
        int changed = 0;
        for (int cell = 0; cell < first.size(); cell++) {
            Double before = first.residents(cell);
            Double after = last.residents(cell);
            changed += before == null || before.equals(after) ? 0 : 1;
        }
        assertThat(changed).isBetween(100, first.size() / 2);
    }

    private static List<Recovery> attack(List<Harvest> reads, DoubleFunction<double[]> noise, boolean unchanged) {
        Harvest last = reads.get(2);
        List<Equations> releases = reads.stream().map(Equations::new).toList();
        Equations cells = releases.get(2);
        Map<Integer, Integer> first = new Truth(firstEvents).trueSizes(last, cells);
        List<Recovery.Target> targets = new Truth(events)
                .targets(last).stream()
                        .filter(target -> !unchanged || first.getOrDefault(target.cell(), 0) == target.size())
                        .toList();
        Beliefs averaged = new Beliefs(cells.size());
        for (int cell = 0; cell < cells.size(); cell++) {
            double[] drawn = draws(releases, cell);
            double mean = 0;
            for (double draw : drawn) {
                mean += noise.apply(draw)[0] / drawn.length;
            }
            if (drawn.length > 0) {
                averaged.put(cell, mean, noise.apply(drawn[drawn.length - 1])[1] / drawn.length);
            }
        }
        Beliefs differenced = averaged.byDifference(cells.sums());
        return List.of(
                Recovery.of("averaging the releases", targets, averaged),
                Recovery.of("averaging, then differencing", known(targets, differenced), differenced),
                Recovery.of("averaging, then least squares", targets, averaged.byLeastSquares(cells.sums())));
    }

    /** The different numbers a cell has been published with. */
    private static double[] draws(List<Equations> releases, int cell) {
        return releases.stream()
                .map(release -> release.residents(cell))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .distinct()
                .toArray();
    }

    private static List<Recovery.Target> known(List<Recovery.Target> targets, Beliefs beliefs) {
        return targets.stream()
                .filter(target -> Double.isFinite(beliefs.variance(target.cell())))
                .toList();
    }

    private static void publish(Publication publication, List<PublishedCube> some, boolean again) {
        Period month = Period.of(TimeUnit.MONTH, Usage.MONTHS.get(0));
        if (again) {
            publication.revise(
                    month, some, new Revision("Sena samtal", "Late calls", "Test"), PublicationProgress.NONE);
        } else {
            publication.publish(month, some, PublicationProgress.NONE);
        }
    }

    private static List<PublishedCube> unprotectedCubes() throws Exception {
        List<PublishedCube> copies = new ArrayList<>();
        for (PublishedCube cube : cubes) {
            copies.add(AttackedCubes.named(cube, UNPROTECTED + cube.id()));
        }
        return copies;
    }

    private static Harvest harvest(String prefix) throws Exception {
        Set<String> wanted = cubes.stream().map(cube -> prefix + cube.id()).collect(Collectors.toSet());
        return Harvest.of(app.origin(), wanted::contains);
    }
}
