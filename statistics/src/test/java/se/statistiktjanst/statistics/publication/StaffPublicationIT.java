package se.statistiktjanst.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.statistics.publication.SampleMonth.ACTIVITY;
import static se.statistiktjanst.statistics.publication.SampleMonth.CALL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
import se.statistiktjanst.statistics.disclosure.CellTotals;
import se.statistiktjanst.statistics.disclosure.Content;
import se.statistiktjanst.statistics.disclosure.DisclosureGate;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.disclosure.MeasureRule;
import se.statistiktjanst.statistics.disclosure.MeasureTotal;
import se.statistiktjanst.statistics.disclosure.ProtectedCell;
import se.statistiktjanst.statistics.metric.Measure;
import se.statistiktjanst.statistics.publication.StaffCells.Stored;

class StaffPublicationIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Period MONTH = Period.parse("2021M01");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T05:00:00Z"), ZoneOffset.UTC);
    private static final OpenCodes NAMES =
            new OpenCodes(List.of(DimensionCode.named("phone", "Telefon")), List.of(DimensionCode.named("31", "31")));
    private static final DisclosureParameters PARAMETERS = DisclosureParameters.standard();
    private static final List<CubeMetric> USE = List.of(
            new CubeMetric.Residents("residents", Set.of(CALL, ACTIVITY)),
            new CubeMetric.Sum("events", Set.of(CALL, ACTIVITY), Measure.EVENTS),
            new CubeMetric.Ratio("share", Set.of(CALL, ACTIVITY), Measure.ANSWERED, Measure.EVENTS));
    private static final PublishedCube OPEN =
            cube("anvandning", List.of(CubeDimension.CARE_PROVIDER, CubeDimension.SEX), USE);
    private static final PublishedCube PEOPLE =
            cube("kon-alder", List.of(CubeDimension.SEX, CubeDimension.AGE_BAND), USE);
    private static final PublishedCube WORDS = cube(
            "arende-mottagning-enhet", List.of(CubeDimension.UNIT, CubeDimension.ERRAND, CubeDimension.CLINIC), USE);
    private static final List<PublishedCube> STAFF = List.of(PEOPLE, WORDS);

    /** Residents of a group; events without a known person keep it apart from the group of the residents alone. */
    private record Group(Set<Integer> persons, long unidentified) {}

    private static List<SampleMonth.Event> events = List.of();

    @BeforeAll
    static void publishJanuary() {
        events = SampleMonth.events();
        SampleMonth.putInto(db.superuserJdbi(), events);
        PublishedPeriod made = publication(CLOCK).publish(MONTH, List.of(OPEN), STAFF, PublicationProgress.NONE);
        assertThat(made.staff()).extracting(PublishedRelease::cubeId).containsExactly("kon-alder", WORDS.id());
    }

    @Test
    void everyCellEqualsARecomputationFromTheEvents() {
        Set<Group> open = openGroups();
        int reused = 0;
        for (int provider = 0; provider < 4; provider++) {
            int its = provider;
            Map<List<String>, Stored> people = cells(provider, PEOPLE);
            for (List<String> codes : combinations(List.of(sexes(), ages()))) {
                Predicate<SampleMonth.Event> inside = event ->
                        event.provider() == its && isOf(codes.get(0), sex(event)) && isOf(codes.get(1), age(event));
                assertThat(people.get(codes)).as(provider + " " + codes).isEqualTo(recomputed(inside, its, open));
                reused += open.contains(new Group(persons(inside), 0)) ? 1 : 0;
            }
            assertThat(people).hasSize(4 * 8);
        }
        // Both sexes and unknown of the two care providers that open tables name, and their totals.
        assertThat(reused).as("cells that open tables show too").isGreaterThanOrEqualTo(8);
    }

    @Test
    void everyCellByUnitEqualsARecomputationFromTheEvents() {
        Map<List<String>, Stored> cells = cells(0, WORDS);
        List<String> errands = List.of("TOT", "feber", "recept", "remiss", "OVRIGA", "okant");
        List<String> clinics = List.of("TOT", "norr", "söder", "öster", "OVRIGA", "okant");
        List<String> units = List.of(SampleMonth.unit(0, 0), SampleMonth.unit(0, 1));
        for (List<String> codes : combinations(List.of(units, errands, clinics))) {
            Predicate<SampleMonth.Event> inside = event -> event.provider() == 0
                    && codes.get(0).equals(SampleMonth.unit(0, event.unit()))
                    && isOf(codes.get(1), errand(event))
                    && isOf(codes.get(2), event.clinic() < 0 ? "okant" : SampleMonth.CLINICS.get(event.clinic()));
            assertThat(cells.get(codes)).as(codes.toString()).isEqualTo(recomputed(inside, 0, openGroups()));
        }
        assertThat(cells).hasSize(3 * 6 * 6);
    }

    @Test
    void aUnitOfFewResidentsIsNotDivided() {
        long few = persons(event -> event.provider() == 0 && event.unit() == 2).size();
        assertThat(few).isBetween(1L, 13L);
        Map<List<String>, Stored> cells = cells(0, WORDS);
        cells.forEach((codes, cell) -> {
            if (codes.get(0).equals(SampleMonth.unit(0, 2))) {
                assertThat(cell.states()).isEqualTo("ccc");
                assertThat(cell.measures()).containsOnlyNulls();
            }
        });
    }

    @Test
    void noNumberOfResidentsIsOneToFour() {
        for (int provider = 0; provider < 4; provider++) {
            for (PublishedCube cube : STAFF) {
                assertThat(cells(provider, cube).values())
                        .allSatisfy(cell -> assertThat(cell.measures().get(0))
                                .matches(residents -> residents == null || residents == 0 || residents >= 5));
            }
        }
    }

    @Test
    void anotherCareProviderSeesNothingOfIt() {
        StaffCells one = new StaffCells(db, 1);
        StaffCells other = new StaffCells(db, 2);
        assertThat(one.providers()).containsExactly(1);
        assertThat(other.providers()).containsExactly(2);
        assertThat(one.cells(PEOPLE.id())).isNotEqualTo(other.cells(PEOPLE.id()));
        assertThatThrownBy(() -> db.jdbi(DatabaseRole.STAFF)
                        .withHandle(handle -> handle.createQuery("select count(*) from usage.staff_cell")
                                .mapTo(Integer.class)
                                .one()))
                .hasMessageContaining("context");
    }

    @Test
    void theOpenRoleCannotReadIt() {
        for (String table : List.of("staff_cube", "staff_code", "staff_release", "staff_cell")) {
            assertThatThrownBy(() -> db.jdbi(DatabaseRole.OPEN)
                            .withHandle(handle -> handle.createQuery("select count(*) from usage." + table)
                                    .mapTo(Integer.class)
                                    .one()))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobodyCanChangeARelease() {
        for (DatabaseRole role : List.of(DatabaseRole.PUBLISHER, DatabaseRole.STAFF)) {
            for (String change :
                    List.of("update usage.staff_cell set states = 'v'", "delete from usage.staff_release")) {
                assertThatThrownBy(() -> db.jdbi(role).withHandle(handle -> handle.execute(change)))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void leavesAFrozenMonthAloneWhateverComesLate() {
        Map<List<String>, Stored> before = cells(0, PEOPLE);
        SampleMonth.putLate(db.superuserJdbi(), events.subList(0, 500));
        Publication later = publication(Clock.offset(CLOCK, Duration.ofDays(40)));
        assertThat(later.publish(MONTH, List.of(OPEN), STAFF, PublicationProgress.NONE)
                        .isEmpty())
                .isTrue();
        assertThat(cells(0, PEOPLE)).isEqualTo(before);
        PublishedCube again = cube("kon-alder-senare", PEOPLE.dimensions(), PEOPLE.metrics());
        assertThat(later.publish(MONTH, List.of(OPEN), List.of(again), PublicationProgress.NONE)
                        .open())
                .isEmpty();
        assertThat(cells(0, again)).isEqualTo(before);
    }

    private static Stored recomputed(Predicate<SampleMonth.Event> inside, int provider, Set<Group> open) {
        CellTotals own = totals(inside, RecordKeys.ofCareProvider(keyTree(), provider + 1, 1));
        CellTotals asOpen = totals(inside, RecordKeys.ofOpenStatistics(keyTree(), 1));
        Set<Integer> persons = persons(inside);
        long unidentified = events.stream()
                .filter(inside)
                .filter(event -> event.person() == 0)
                .count();
        List<MeasureTotal> measures = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            boolean answeredOnly = at == 1;
            Predicate<SampleMonth.Event> counted = inside.and(event -> !answeredOnly || event.answered());
            Group group = new Group(
                    persons(counted),
                    events.stream()
                            .filter(counted)
                            .filter(event -> event.person() == 0)
                            .count());
            MeasureTotal one = own.measures().get(at);
            measures.add(new MeasureTotal(
                    one.sum(),
                    one.largest(),
                    one.second(),
                    one.contributors(),
                    open.contains(group) ? asOpen.measures().get(at).key() : scattered(one.key())));
        }
        assertThat(unidentified + persons.size())
                .isEqualTo(own.measures().get(0).contributors());
        int key = open.contains(new Group(persons, 0)) ? asOpen.cellKey() : scattered(own.cellKey());
        ProtectedCell cell = new DisclosureGate(PARAMETERS)
                .protect(
                        new CellTotals(own.residents(), key, 0, measures),
                        new CellLayout(
                                List.of(MeasureRule.plain(), MeasureRule.plain().partOf(0)),
                                List.of(new Content.Residents(), new Content.Sum(0), new Content.Ratio(1, 0))));
        StoredCell stored = StoredCell.of(List.of(), cell, 1);
        return new Stored(stored.measures(), stored.states());
    }

    /** Every group that the open table shows, from the events. */
    private static Set<Group> openGroups() {
        Set<Group> groups = new HashSet<>();
        for (String provider : List.of("TOT", "SE01", "SE02", "OVRIGA")) {
            for (String sex : sexes()) {
                Predicate<SampleMonth.Event> inside =
                        event -> isOf(provider, openProvider(event)) && isOf(sex, sex(event));
                groups.add(new Group(persons(inside), 0));
                for (Predicate<SampleMonth.Event> counted : List.of(inside, inside.and(SampleMonth.Event::answered))) {
                    groups.add(new Group(
                            persons(counted),
                            events.stream()
                                    .filter(counted)
                                    .filter(event -> event.person() == 0)
                                    .count()));
                }
            }
        }
        return groups;
    }

    private static CellTotals totals(Predicate<SampleMonth.Event> inside, RecordKeys keys) {
        CellAccumulator cell = new CellAccumulator(2);
        for (int person : persons(inside)) {
            long[] sum = new long[2];
            events.stream()
                    .filter(inside)
                    .filter(event -> event.person() == person)
                    .forEach(event -> {
                        sum[0]++;
                        sum[1] += event.answered() ? 1 : 0;
                    });
            cell.add(keys.recordKey(2021, person * 37), sum);
        }
        events.stream()
                .filter(inside)
                .filter(event -> event.person() == 0)
                .forEach(event -> cell.addUnidentified(new long[] {1, event.answered() ? 1 : 0}));
        return cell.totals(0);
    }

    private static Set<Integer> persons(Predicate<SampleMonth.Event> inside) {
        Set<Integer> persons = new TreeSet<>();
        events.stream()
                .filter(inside)
                .filter(event -> event.person() > 0)
                .forEach(event -> persons.add(event.person()));
        return persons;
    }

    private static int scattered(int key) {
        int bits = (key ^ (key >>> 16)) * 0x85ebca6b;
        bits = (bits ^ (bits >>> 13)) * 0xc2b2ae35;
        return bits ^ (bits >>> 16);
    }

    private static boolean isOf(String code, String its) {
        return code.equals("TOT") || code.equals(its);
    }

    private static String openProvider(SampleMonth.Event event) {
        return event.provider() < 2 ? SampleMonth.PROVIDERS.get(event.provider()) : "OVRIGA";
    }

    private static String sex(SampleMonth.Event event) {
        return event.sex() == 0 ? "okant" : String.valueOf(event.sex());
    }

    private static String age(SampleMonth.Event event) {
        int age = event.age();
        if (age < 0) {
            return "okant";
        }
        return age < 18
                ? "0-17"
                : age < 30 ? "18-29" : age < 45 ? "30-44" : age < 65 ? "45-64" : age < 80 ? "65-79" : "80+";
    }

    private static String errand(SampleMonth.Event event) {
        return event.errand() < 0 ? "okant" : event.errand() == 3 ? "OVRIGA" : SampleMonth.ERRANDS.get(event.errand());
    }

    private static List<String> sexes() {
        return List.of("TOT", "1", "2", "okant");
    }

    private static List<String> ages() {
        return List.of("TOT", "0-17", "18-29", "30-44", "45-64", "65-79", "80+", "okant");
    }

    private static List<List<String>> combinations(List<List<String>> lists) {
        List<List<String>> all = List.of(List.of());
        for (List<String> list : lists) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> start : all) {
                for (String code : list) {
                    List<String> next = new ArrayList<>(start);
                    next.add(code);
                    longer.add(List.copyOf(next));
                }
            }
            all = longer;
        }
        return all;
    }

    private static Map<List<String>, Stored> cells(int provider, PublishedCube cube) {
        return new StaffCells(db, provider + 1).cells(cube.id());
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
}
