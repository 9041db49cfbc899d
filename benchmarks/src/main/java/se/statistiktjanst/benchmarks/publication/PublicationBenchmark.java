package se.statistiktjanst.benchmarks.publication;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.benchmarks.report.ReportOptions;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.benchmarks.world.MadeUpWorld;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.HeldBack;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.Publication;
import se.statistiktjanst.statistics.publication.PublicationProgress;
import se.statistiktjanst.statistics.publication.PublishedCube;
import se.statistiktjanst.statistics.publication.PublishedPeriod;

/**
 * The publication of a month, all open tables of the shipped catalogue, with and without the tables for staff, and the
 * bare grouping of the same events into the same open tables; in turn.
 */
public final class PublicationBenchmark {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T05:00:00Z"), ZoneOffset.UTC);

    private final ReportOptions options;
    private final Path home;
    private final PrintStream out;
    private final List<Double> open = new ArrayList<>();
    private final List<Double> all = new ArrayList<>();

    public PublicationBenchmark(ReportOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /** Runs all and tells. */
    public void run() throws Exception {
        try (BenchFolder folder = BenchFolder.in(home);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.database(), 0)) {
            MadeUpWorld world = new MadeUpWorld(server);
            world.make(home.resolve("config"));
            world.fillMonths(options.events(), MONTH, MONTH);
            out.printf("%,d events of one month stored%n", options.events());
            Catalogue catalogue = Catalogue.load(home.resolve("config"));
            for (int round = 0; round <= options.rounds(); round++) {
                round(world, catalogue, round);
            }
            tell("open tables", open);
            tell("with the tables for staff", all);
        }
    }

    private void round(MadeUpWorld world, Catalogue catalogue, int round) {
        Catalogue openOnly = new Catalogue(catalogue.cubes(), List.of(), catalogue.codes());
        double grouped = seconds(() -> group(world, catalogue.cubes()));
        double published = seconds(() -> publish(world, openOnly));
        double everything = seconds(() -> publish(world, catalogue));
        out.printf(
                "round %d%s: grouping %.1f s, open tables %.1f s, with the tables for staff %.1f s%n",
                round, round == 0 ? " (warms up)" : "", grouped, published, everything);
        if (round > 0) {
            open.add(published / grouped);
            all.add(everything / grouped);
        }
    }

    private static void publish(MadeUpWorld world, Catalogue catalogue) {
        world.superuser()
                .useHandle(handle -> handle.execute(
                        "truncate open.cell, open.release, usage.staff_cell, usage.staff_release cascade"));
        PublishedPeriod made = new Publication(
                        world.role(DatabaseRole.PUBLISHER),
                        new KeyTree(RootKey.development()),
                        DisclosureParameters.standard(),
                        catalogue.codes(),
                        new HeldBack(HeldBack.STANDARD),
                        CLOCK)
                .publish(Period.of(TimeUnit.MONTH, MONTH), catalogue, PublicationProgress.NONE);
        if (made.open().isEmpty() || made.open().stream().anyMatch(release -> release.cells() == 0)) {
            throw new IllegalStateException("a table was published without cells");
        }
    }

    private static void group(MadeUpWorld world, List<PublishedCube> cubes) {
        try (Handle handle = world.superuser().open()) {
            for (PublishedCube cube : cubes) {
                if (cube.timeUnit() == TimeUnit.MONTH
                        && handle.createQuery(Grouping.of(cube))
                                .bind("from", MONTH.atDay(1))
                                .bind("before", MONTH.plusMonths(1).atDay(1))
                                .map((row, context) -> row.getLong("residents"))
                                .list()
                                .isEmpty()) {
                    throw new IllegalStateException("the grouping of " + cube.id() + " has no rows");
                }
            }
        }
    }

    private void tell(String what, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        out.printf(
                "%s / grouping: %.2f (%.2f–%.2f), target at most 3%n",
                what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
