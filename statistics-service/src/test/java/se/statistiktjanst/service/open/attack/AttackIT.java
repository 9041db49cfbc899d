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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import se.statistiktjanst.statistics.publication.UnprotectedPublication;

/** Somebody with nothing but the open API tries to find out how many residents are behind the smallest cells. */
class AttackIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Path DEFINITIONS =
            Path.of(System.getProperty("repository.root", "..")).resolve("config");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-04-05T05:00:00Z"), ZoneOffset.UTC);
    private static final String UNPROTECTED = "oskyddad-";
    private static final String LATER = "senare-";

    /** 10,000 with {@code -Dattack.requests=10000}, in some minutes. */
    private static final int REQUESTS = Integer.getInteger("attack.requests", 1_000);

    /** What was found, for whoever wants the figures. */
    private static final Path FIGURES = Path.of(System.getProperty("basedir", ""), "target", "attack.txt");

    private static final double ALLOWED = .15;

    private static List<Usage.Event> events = List.of();
    private static List<PublishedCube> cubes = List.of();
    private static Pools pools;
    private static Publication publication;
    private static OpenApp app;

    @BeforeAll
    static void publish(@TempDir Path passwords) throws Exception {
        Files.deleteIfExists(FIGURES);
        events = Usage.events();
        UsageTables.prepare(db.superuserJdbi());
        UsageTables.put(db.superuserJdbi(), events, CLOCK.instant().minus(Duration.ofDays(3)));
        pools = new Pools(
                db.configuration(passwords), Set.of(DatabaseRole.OPEN, DatabaseRole.PUBLISHER), new MetricRegistry());
        Catalogue catalogue = Catalogue.load(DEFINITIONS);
        cubes = AttackedCubes.of(catalogue.cubes().stream()
                .filter(cube -> cube.timeUnit() != TimeUnit.YEAR)
                .toList());
        KeyTree keys = new KeyTree(RootKey.development());
        publication = new Publication(
                pools.jdbi(DatabaseRole.PUBLISHER),
                keys,
                DisclosureParameters.standard(),
                catalogue.codes(),
                new HeldBack(HeldBack.STANDARD),
                CLOCK);
        Publication unprotected =
                UnprotectedPublication.of(pools.jdbi(DatabaseRole.PUBLISHER), keys, catalogue.codes(), CLOCK);
        for (Period period : Usage.PERIODS) {
            publication.publish(period, cubes, PublicationProgress.NONE);
            unprotected.publish(period, named(UNPROTECTED), PublicationProgress.NONE);
        }
        app = new OpenApp(pools.jdbi(DatabaseRole.OPEN), new ApiLimits(1_000_000, 1_000_000, 3600, null));
    }

    @AfterAll
    static void stop() {
        app.close();
        pools.close();
    }

    @Test
    void noAttackFindsSmallCellsMuchBetterThanTheBestConstantGuess() throws Exception {
        Harvest harvest = harvest("");
        assertThat(new Truth(events).targets(harvest)).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(attack(harvest))
                .hasSize(9)
                .allSatisfy(recovery -> assertThat(recovery.right())
                        .as(recovery.toString())
                        .isLessThanOrEqualTo(recovery.blind() + ALLOWED));
    }

    @Test
    void withoutProtectionEveryAttackFindsThemAll() throws Exception {
        Harvest harvest = harvest(UNPROTECTED);
        Equations cells = new Equations(harvest);
        List<Recovery> found = new Attacker(
                        cells, new Truth(events).targets(harvest), published -> new double[] {published, 1e-6})
                .attack();
        assertThat(found).hasSize(9).allSatisfy(recovery -> {
            assertThat(recovery.cells()).isGreaterThan(30);
            assertThat(recovery.right()).as(recovery.toString()).isEqualTo(1);
        });
    }

    @Test
    void askingMoreTellsNoMore() throws Exception {
        Harvest harvest = harvest("");
        harvest.askUntil(REQUESTS / 10, new Random(1));
        List<Recovery> few = attack(harvest);
        harvest.askUntil(REQUESTS, new Random(2));
        assertThat(harvest.requests()).isEqualTo(REQUESTS);
        assertThat(harvest.changed()).as("numbers that were others before").isZero();
        assertThat(attack(harvest)).isEqualTo(few);
    }

    /**
     * Residents are added to small cells one by one, after the month was published, and the month is published again
     * after each, as is and in tables that are new. What is read at both times is the same, so that there is no second
     * draw to compare with the first.
     */
    @Test
    void whatComesLateIsNotToldByAnotherPublication() throws Exception {
        Harvest before = harvest("");
        YearMonth month = Usage.MONTHS.get(0);
        List<Usage.Event> first = events.stream()
                .filter(event -> event.month().equals(month))
                .limit(20)
                .toList();
        for (int added = 0; added < first.size(); added++) {
            Usage.Event event = first.get(added).of(2 * Usage.PERSONS + 1 + added);
            UsageTables.put(db.superuserJdbi(), List.of(event), CLOCK.instant().plusSeconds(60 + added));
            for (Period period : Usage.PERIODS) {
                assertThat(publication.publish(period, cubes, PublicationProgress.NONE))
                        .isEmpty();
                if (added % 10 == 0) {
                    publication.publish(period, named(LATER + added + "-"), PublicationProgress.NONE);
                }
            }
        }
        assertThat(harvest("").cells()).isEqualTo(before.cells());
        for (String later : List.of(LATER + "0-", LATER + "10-")) {
            harvest(later)
                    .cells()
                    .forEach((place, metrics) -> assertThat(metrics)
                            .as(place.toString())
                            .isEqualTo(before.cells()
                                    .get(new Harvest.Place(
                                            place.table().substring(later.length()), place.period(), place.codes()))));
        }
    }

    private static List<PublishedCube> named(String prefix) throws Exception {
        List<PublishedCube> copies = new ArrayList<>();
        for (PublishedCube cube : cubes) {
            copies.add(AttackedCubes.named(cube, prefix + cube.id()));
        }
        return copies;
    }

    /** Reads the tables with that prefix and no other. */
    private static Harvest harvest(String prefix) throws Exception {
        Set<String> wanted = cubes.stream().map(cube -> prefix + cube.id()).collect(Collectors.toSet());
        Harvest harvest = Harvest.of(app.origin(), wanted::contains);
        assertThat(harvest.tables()).hasSameSizeAs(cubes);
        return harvest;
    }

    private static List<Recovery> attack(Harvest harvest) throws IOException {
        Equations cells = new Equations(harvest);
        List<Recovery> found = new Attacker(
                        cells,
                        new Truth(events).targets(harvest),
                        new PublicNoise(new Truth(events).sizes(harvest))::moments)
                .attack();
        Stream<String> figures = found.stream().map(Recovery::toString);
        Files.write(
                FIGURES,
                Stream.concat(Stream.of("After %,d requests:".formatted(harvest.requests())), figures)
                        .toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return found;
    }
}
