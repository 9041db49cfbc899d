package se.statistiktjanst.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static se.statistiktjanst.statistics.publication.SampleMonth.ACTIVITY;
import static se.statistiktjanst.statistics.publication.SampleMonth.CALL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.pseudonymizer.pseudonym.RecordKeys;
import se.statistiktjanst.statistics.cube.TimeUnit;
import se.statistiktjanst.statistics.disclosure.CellAccumulator;
import se.statistiktjanst.statistics.disclosure.CellLayout;
import se.statistiktjanst.statistics.disclosure.Content;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.MeasureRule;
import se.statistiktjanst.statistics.metric.Measure;

class PublicationIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Period MONTH = Period.parse("2021M01");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T05:00:00Z"), ZoneOffset.UTC);
    private static final OpenCodes NAMES = new OpenCodes(
            List.of(DimensionCode.named("phone", "Telefon"), DimensionCode.named("chat", "Chatt")),
            List.of(DimensionCode.named("31", "Granmark")));
    private static final DisclosureParameters PARAMETERS = DisclosureParameters.standard();

    private static final PublishedCube CALLS = cube(
            "samtal",
            List.of(CubeDimension.CARE_PROVIDER, CubeDimension.ERRAND),
            List.of(
                    new CubeMetric.Residents("callers", Set.of(CALL)),
                    new CubeMetric.Sum("calls", Set.of(CALL), Measure.EVENTS),
                    new CubeMetric.Sum("answered", Set.of(CALL), Measure.ANSWERED),
                    new CubeMetric.Ratio("share", Set.of(CALL), Measure.ANSWERED, Measure.EVENTS),
                    new CubeMetric.Ratio("wait", Set.of(CALL), Measure.WAIT_S, Measure.WAIT_N)));
    private static final PublishedCube USE = cube(
            "anvandning",
            List.of(CubeDimension.SERVICE, CubeDimension.SEX, CubeDimension.AGE_BAND),
            List.of(
                    new CubeMetric.Residents("residents", Set.of(CALL, ACTIVITY)),
                    new CubeMetric.Sum("events", Set.of(CALL, ACTIVITY), Measure.EVENTS)));
    private static final PublishedCube COUNTIES = cube(
            "lan",
            List.of(CubeDimension.COUNTY, CubeDimension.SERVICE),
            List.of(new CubeMetric.Residents("residents", Set.of(CALL, ACTIVITY))));

    private static List<SampleMonth.Event> events = List.of();

    private record Stored(List<Double> measures, String states) {}

    @BeforeAll
    static void publishJanuary() {
        events = SampleMonth.events();
        SampleMonth.putInto(db.superuserJdbi(), events);
        assertThat(publication(CLOCK).publish(MONTH, List.of(CALLS, USE, COUNTIES), PublicationProgress.NONE))
                .extracting(PublishedRelease::cubeId)
                .containsExactly("samtal", "anvandning", "lan");
    }

    @Test
    void everyCellEqualsARecomputationFromTheEvents() {
        Map<List<String>, Stored> cells = cells("samtal");
        // Two care providers with enough staff, the total and the others; three errands worth naming, total, others,
        // none.
        assertThat(cells).hasSize(4 * 6);
        cells.forEach((codes, stored) -> assertThat(stored).as(codes.toString()).isEqualTo(recomputed(codes)));
    }

    private Stored recomputed(List<String> codes) {
        Map<Integer, long[]> persons = new TreeMap<>();
        CellAccumulator cell = new CellAccumulator(4);
        for (SampleMonth.Event event : events) {
            if (!event.type().equals(CALL) || !isIn(event, codes)) {
                continue;
            }
            long answered = event.answered() ? 1 : 0;
            Integer wait = event.waitSeconds();
            long[] added = {1, answered, wait == null ? 0 : wait, wait == null ? 0 : 1};
            if (event.person() == 0) {
                cell.addUnidentified(added);
            } else {
                long[] sum = persons.computeIfAbsent(event.person(), person -> new long[4]);
                for (int measure = 0; measure < 4; measure++) {
                    sum[measure] += added[measure];
                }
            }
        }
        RecordKeys keys = RecordKeys.ofOpenStatistics(keyTree(), 1);
        persons.forEach((person, sum) -> cell.add(keys.recordKey(2021, person * 37), sum));
        CellLayout layout = new CellLayout(
                List.of(
                        MeasureRule.plain(),
                        MeasureRule.plain().partOf(0),
                        MeasureRule.plain(),
                        MeasureRule.plain().partOf(0)),
                List.of(
                        new Content.Residents(),
                        new Content.Sum(0),
                        new Content.Sum(1),
                        new Content.Ratio(1, 0),
                        new Content.Ratio(2, 3)));
        var protectedCell = new DisclosureGate(PARAMETERS).protect(cell.totals(0), layout);
        List<Double> measures = new ArrayList<>();
        protectedCell
                .values()
                .forEach(value -> measures.add(
                        value.value().isPresent() ? (Double) value.value().getAsDouble() : null));
        return new Stored(measures, protectedCell.states());
    }

    private static boolean isIn(SampleMonth.Event event, List<String> codes) {
        String provider = event.provider() < 2 ? SampleMonth.PROVIDERS.get(event.provider()) : "OVRIGA";
        String errand =
                event.errand() < 0 ? "okant" : event.errand() == 3 ? "OVRIGA" : SampleMonth.ERRANDS.get(event.errand());
        return (codes.get(0).equals("TOT") || codes.get(0).equals(provider))
                && (codes.get(1).equals("TOT") || codes.get(1).equals(errand));
    }

    @Test
    void publishesEveryCombinationOfCodesAndNoPersonCountOfOneToFour() {
        Map<List<String>, Stored> cells = cells("anvandning");
        assertThat(cells).hasSize(3 * 4 * 8);
        assertThat(cells.values())
                .allSatisfy(cell ->
                        assertThat(cell.measures().get(0)).matches(residents -> residents == 0 || residents >= 5));
    }

    @Test
    void saysNotApplicableOnlyWhereTheRegistrySaysSo() {
        Map<List<String>, Stored> cells = cells("lan");
        assertThat(cells.values()).extracting(Stored::states).containsOnly("v");
        db.superuserJdbi().useHandle(handle -> {
            handle.execute(
                    "update registry.connection set to_on = '2020-12-31'"
                            + " where provider_id = 2 and service_id = (select id from registry.service where code = 'booking')");
            PublishedCube again = cube("lan-igen", COUNTIES.dimensions(), COUNTIES.metrics());
            PublishedCube providers =
                    cube("vardgivare", List.of(CubeDimension.SERVICE, CubeDimension.CARE_PROVIDER), COUNTIES.metrics());
            publication(CLOCK).publish(MONTH, List.of(again, providers), PublicationProgress.NONE);
            handle.execute("update registry.connection set to_on = null");
        });
        assertThat(cells("lan-igen").get(List.of("32", "booking")))
                .extracting(Stored::states)
                .isEqualTo("v");
        assertThat(cells("vardgivare").get(List.of("booking", "SE02"))).satisfies(cell -> {
            assertThat(cell.states()).isEqualTo("n");
            assertThat(cell.measures()).containsOnlyNulls();
        });
    }

    @Test
    void namesNoErrandOfFewResidentsAndNoProviderOfFewStaff() {
        List<String> codes = db.jdbi(DatabaseRole.OPEN)
                .withHandle(
                        handle -> handle.createQuery("select code from open.dimension_value where cube_id = 'samtal'"
                                        + " order by dimension, position")
                                .mapTo(String.class)
                                .list());
        assertThat(codes)
                .containsExactly(
                        "TOT", "SE01", "SE02", "OVRIGA", "TOT", "feber", "recept", "remiss", "OVRIGA", "okant");
    }

    @Test
    void leavesAFrozenMonthAloneWhateverComesLate() {
        Map<List<String>, Stored> before = cells("samtal");
        List<SampleMonth.Event> late = new ArrayList<>(events.subList(0, 500));
        // Enough now for an errand to be named, and for a care provider to have its staff.
        for (int n = 0; n < 5; n++) {
            late.add(new SampleMonth.Event(702 + n, 2, CALL, 3, 0, 1, 40, 2 + n, true, 60));
        }
        SampleMonth.putLate(db.superuserJdbi(), late);
        assertThat(publication(Clock.offset(CLOCK, Duration.ofDays(40)))
                        .publish(MONTH, List.of(CALLS, USE, COUNTIES), PublicationProgress.NONE))
                .isEmpty();
        assertThat(cells("samtal")).isEqualTo(before);
        publication(Clock.offset(CLOCK, Duration.ofDays(40)))
                .publish(
                        MONTH,
                        List.of(cube("samtal-senare", CALLS.dimensions(), CALLS.metrics())),
                        PublicationProgress.NONE);
        assertThat(cells("samtal-senare")).isEqualTo(before);
    }

    @Test
    void refusesAMonthThatHasNotEnded() {
        assertThatThrownBy(() -> publication(CLOCK).publish(MONTH.plus(1), List.of(CALLS), PublicationProgress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not ended");
    }

    @Test
    void findsTheCompletedMonthsThatHaveEvents() {
        assertThat(publication(CLOCK).completed()).containsExactly(MONTH);
    }

    @Test
    void keepsTheMethodAndTheVersionOfTheRecordKeysWithTheRelease() {
        Map<String, Object> release = db.jdbi(DatabaseRole.OPEN)
                .withHandle(handle -> handle.createQuery("select period, version, method, root_version, cells,"
                                + " parameters ->> 'maxNoise' as d from open.release where cube_id = 'samtal'")
                        .mapToMap()
                        .one());
        assertThat(release)
                .containsEntry("period", "2021M01")
                .containsEntry("version", 1)
                .containsEntry("method", "cell-key/2")
                .containsEntry("cells", 24)
                .containsEntry("d", "9");
    }

    @Test
    void figuresPerThousandAreThePublishedNumbersByThePopulationBeforeTheYear() {
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("update event.fact set resident_county ="
                    + " case resident_ref % 10000 % 3 when 0 then 31 when 1 then 32 end");
            handle.execute("insert into registry.population (county, year, residents) values"
                    + " ('31', 2018, 1), ('31', 2019, 5000), ('31', 2021, 2), ('32', 2021, 3)");
        });
        Set<String> types = Set.of(CALL, ACTIVITY);
        PublishedCube homes = cube(
                "hemlan",
                List.of(CubeDimension.SERVICE, CubeDimension.RESIDENT_COUNTY),
                List.of(
                        new CubeMetric.Residents("residents", types),
                        new CubeMetric.Sum("events", types, Measure.EVENTS),
                        new CubeMetric.PerThousand("residentsPer1000", types, Optional.empty()),
                        new CubeMetric.PerThousand("eventsPer1000", types, Optional.of(Measure.EVENTS))));
        OpenCodes counties = new OpenCodes(
                NAMES.channels(),
                List.of(
                        DimensionCode.named("00", "Nationellt"),
                        DimensionCode.named("31", "Granmark"),
                        DimensionCode.named("32", "Älvlanda")));
        new Publication(
                        db.jdbi(DatabaseRole.PUBLISHER),
                        keyTree(),
                        PARAMETERS,
                        counties,
                        new HeldBack(HeldBack.STANDARD),
                        CLOCK)
                .publish(MONTH, List.of(homes), PublicationProgress.NONE);

        Map<List<String>, Stored> cells = cells("hemlan");
        assertThat(cells.keySet()).extracting(codes -> codes.get(1)).containsOnly("TOT", "31", "32");
        cells.forEach((codes, cell) -> {
            List<Double> numbers = cell.measures();
            boolean isShown = numbers.get(0) != null;
            if (codes.get(1).equals("31")) {
                assertThat(cell.states()).as("%s", codes).matches(isShown ? "v[vu]v[vu]" : "uuuu");
                assertThat(numbers.get(2)).isEqualTo(isShown ? numbers.get(0) * 1000 / 5000 : null);
                assertThat(cell.states().charAt(3)).isEqualTo(cell.states().charAt(1));
                assertThat(numbers.get(3)).isEqualTo(numbers.get(1) == null ? null : numbers.get(1) * 1000 / 5000);
            } else {
                assertThat(cell.states()).as("%s", codes).endsWith("nn");
                assertThat(numbers.subList(2, 4)).containsOnlyNulls();
            }
            assertThat(codes.get(1).equals("TOT") || !isShown || numbers.get(0) >= 14)
                    .as("%s", codes)
                    .isTrue();
        });
        assertThat(cells.values()).anyMatch(cell -> cell.states().equals("vvvv"));
        for (String county : List.of("31", "32")) {
            long residents = events.stream()
                    .filter(event -> event.person() > 0 && event.person() % 3 == county.charAt(1) - '1')
                    .mapToInt(SampleMonth.Event::person)
                    .distinct()
                    .count();
            double published = Objects.requireNonNull(cells.get(List.of("TOT", county)))
                    .measures()
                    .get(0);
            assertThat(published).as(county).isCloseTo((double) residents, within(9.0));
        }
    }

    @Test
    void refusesACubeWhoseResidentsAreNotThoseBehindItsNumbers() {
        assertThatThrownBy(() -> cube(
                        "fel",
                        List.of(),
                        List.of(
                                new CubeMetric.Residents("callers", Set.of(CALL)),
                                new CubeMetric.Sum("events", Set.of(CALL, ACTIVITY), Measure.EVENTS))))
                .hasMessageContaining("callers must count residents over all event types");
    }

    private static Publication publication(Clock clock) {
        return new Publication(
                db.jdbi(DatabaseRole.PUBLISHER), keyTree(), PARAMETERS, NAMES, new HeldBack(HeldBack.STANDARD), clock);
    }

    private static KeyTree keyTree() {
        return new KeyTree(RootKey.development());
    }

    private static PublishedCube cube(String id, List<CubeDimension> dimensions, List<CubeMetric> metrics) {
        return new PublishedCube(id, dimensions, metrics, Set.of(), TimeUnit.MONTH, "{}", 1);
    }

    private static Map<List<String>, Stored> cells(String cube) {
        Jdbi open = db.jdbi(DatabaseRole.OPEN);
        Map<List<String>, Stored> cells = new HashMap<>();
        open.useHandle(handle -> handle.createQuery("select c.codes, c.measures, c.states from open.cell c"
                        + " join open.release r on r.id = c.release_id where r.cube_id = :cube order by c.codes")
                .bind("cube", cube)
                .map((rows, context) -> Map.entry(
                        List.of((String[]) rows.getArray("codes").getArray()),
                        new Stored(
                                Arrays.asList(
                                        (Double[]) rows.getArray("measures").getArray()),
                                rows.getString("states"))))
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue())));
        return cells;
    }
}
