package se.statistiktjanst.statistics.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.statistics.publication.SampleMonth.ACTIVITY;
import static se.statistiktjanst.statistics.publication.SampleMonth.CALL;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** Periods that are published again, whole quarters, and services that are not complete. Each test has months of its own. */
class RevisionIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Revision REVISION = new Revision("Sena samtal", "Late calls", "Registeransvarig");
    private static final List<CubeMetric> RESIDENTS =
            List.of(new CubeMetric.Residents("residents", Set.of(CALL, ACTIVITY)));
    private static final PublishedCube BY_PROVIDER =
            cube("vardgivare", TimeUnit.MONTH, CubeDimension.CARE_PROVIDER, CubeDimension.SEX);
    private static final PublishedCube BY_SERVICE =
            cube("tjanst", TimeUnit.MONTH, CubeDimension.SERVICE, CubeDimension.SEX);
    private static final PublishedCube BY_QUARTER =
            cube("kvartal", TimeUnit.QUARTER, CubeDimension.CARE_PROVIDER, CubeDimension.SEX);

    private record Stored(String version, String kind, int drawn, double residents, String state) {}

    @BeforeAll
    static void fill() {
        SampleMonth.putNothingInto(db.superuserJdbi());
    }

    @Test
    void aRevisionDrawsOnlyCellsWithFiveChangedResidentsAndComesAtMostTwice() {
        Period january = Period.parse("2021M01");
        List<SampleMonth.Event> events = new ArrayList<>(SampleMonth.events());
        put(events, 1, "2021-02-01T03:00:00Z", YearMonth.of(2021, 1));
        publication("2021-02-05T05:00:00Z").publish(january, List.of(BY_PROVIDER), PublicationProgress.NONE);
        Map<List<String>, Stored> first = cells("vardgivare", "2021M01");

        List<SampleMonth.Event> late = new ArrayList<>();
        IntStream.range(702, 708).forEach(person -> late.add(event(person, 0, 1)));
        IntStream.range(710, 714).forEach(person -> late.add(event(person, 1, 2)));
        put(late, 2, "2021-02-20T03:00:00Z", YearMonth.of(2021, 1));
        events.addAll(late);
        List<PublishedRelease> made = publication("2021-03-01T05:00:00Z")
                .revise(january, List.of(BY_PROVIDER), REVISION, PublicationProgress.NONE);

        Set<List<String>> changed =
                Set.of(List.of("SE01", "1"), List.of("SE01", "TOT"), List.of("TOT", "1"), List.of("TOT", "TOT"));
        Map<List<String>, Stored> second = cells("vardgivare", "2021M01");
        assertThat(made)
                .containsExactly(new PublishedRelease(
                        "vardgivare", "2021M01", 2, ReleaseKind.REVISION, first.size(), 0, changed.size()));
        assertOnly(changed, 2, first, second);
        assertRecomputed(changed, second, events);

        // Five of the six are withdrawn, and a fifth comes to the four: the other cells of both are as they were drawn.
        withdraw(List.of(702, 703, 704, 705, 706), "2021-03-10T03:00:00Z");
        put(List.of(event(714, 1, 2)), 3, "2021-03-12T03:00:00Z", YearMonth.of(2021, 1));
        events.add(event(714, 1, 2));
        events.removeIf(event -> event.person() >= 702 && event.person() <= 706);
        publication("2021-04-01T05:00:00Z").revise(january, List.of(BY_PROVIDER), REVISION, PublicationProgress.NONE);
        Set<List<String>> again = Set.of(
                List.of("SE01", "1"),
                List.of("SE01", "TOT"),
                List.of("TOT", "1"),
                List.of("TOT", "TOT"),
                List.of("SE02", "2"),
                List.of("SE02", "TOT"),
                List.of("TOT", "2"));
        Map<List<String>, Stored> third = cells("vardgivare", "2021M01");
        assertOnly(again, 3, second, third);
        assertRecomputed(again, third, events);

        assertThatThrownBy(() -> publication("2021-05-01T05:00:00Z")
                        .revise(january, List.of(BY_PROVIDER), REVISION, PublicationProgress.NONE))
                .hasMessageContaining("has been revised 2 times");
        assertThat(register())
                .containsExactly("2021M01 vardgivare 2 Registeransvarig", "2021M01 vardgivare 3 Registeransvarig");
    }

    @Test
    void aRevisionOfTooFewChangesMakesNoRelease() {
        Period period = Period.parse("2020M05");
        put(SampleMonth.events(), 20, "2020-06-01T03:00:00Z", YearMonth.of(2020, 5));
        publication("2020-06-05T05:00:00Z").publish(period, List.of(BY_PROVIDER), PublicationProgress.NONE);
        put(List.of(event(720, 0, 1)), 21, "2020-06-20T03:00:00Z", YearMonth.of(2020, 5));

        assertThat(publication("2020-07-01T05:00:00Z")
                        .revise(period, List.of(BY_PROVIDER), REVISION, PublicationProgress.NONE))
                .isEmpty();
    }

    @Test
    void whatIsNotPublishedCannotBeRevised() {
        assertThatThrownBy(() -> publication("2021-05-01T05:00:00Z")
                        .revise(Period.parse("2019M01"), List.of(BY_PROVIDER), REVISION, PublicationProgress.NONE))
                .hasMessageContaining("is not published");
    }

    @Test
    void aServiceThatIsNotCompleteIsHeldBackAloneAndDrawnOnceWhenItIs() {
        Period period = Period.parse("2020M08");
        YearMonth august = YearMonth.of(2020, 8);
        put(SampleMonth.events(), 30, "2020-09-01T03:00:00Z", august);
        completeness(august, 90, 10);
        publication("2020-09-05T05:00:00Z").publish(period, List.of(BY_SERVICE), PublicationProgress.NONE);
        Map<List<String>, Stored> first = cells("tjanst", "2020M08");
        assertThat(first)
                .allSatisfy((codes, cell) -> assertThat(cell.state())
                        .as(codes.toString())
                        .isEqualTo(codes.get(0).equals("phone-advice") ? "v" : "i"));
        assertThat(heldBack()).contains("\"service\": \"booking\"", "\"sv\": \"Tidbokning\"");

        // Calls that come late do not change what stands.
        put(
                IntStream.range(730, 740)
                        .mapToObj(person -> event(person, 0, 1))
                        .toList(),
                31,
                "2020-09-10T03:00:00Z",
                august);
        assertThat(publication("2020-09-12T05:00:00Z").publish(period, List.of(BY_SERVICE), PublicationProgress.NONE))
                .isEmpty();
        completeness(august, 100, 0);
        assertThat(publication("2020-09-13T05:00:00Z").publish(period, List.of(BY_SERVICE), PublicationProgress.NONE))
                .extracting(PublishedRelease::kind)
                .containsExactly(ReleaseKind.COMPLETION);

        Map<List<String>, Stored> second = cells("tjanst", "2020M08");
        assertThat(second.values()).extracting(Stored::state).containsOnly("v");
        assertOnly(
                first.keySet().stream()
                        .filter(codes -> !codes.get(0).equals("phone-advice"))
                        .collect(Collectors.toSet()),
                2,
                first,
                second);
        assertThat(heldBack()).isEqualTo("[]");
    }

    @Test
    void aQuarterCountsEachResidentOnce() {
        List<SampleMonth.Event> all = SampleMonth.events();
        List<SampleMonth.Event> october = all.subList(0, 2_000);
        List<SampleMonth.Event> december = all.subList(1_000, all.size());
        put(october, 40, "2020-11-01T03:00:00Z", YearMonth.of(2020, 10));
        put(december, 41, "2021-01-01T03:00:00Z", YearMonth.of(2020, 12));
        Publication publication = publication("2021-01-05T05:00:00Z");

        assertThat(publication.completed()).contains(Period.parse("2020K4")).doesNotContain(Period.parse("2021K1"));
        publication.publish(Period.parse("2020K4"), List.of(BY_QUARTER, BY_PROVIDER), PublicationProgress.NONE);

        Map<List<String>, Stored> cells = cells("kvartal", "2020K4");
        assertThat(cells).hasSize(4 * 4);
        cells.forEach((codes, cell) ->
                assertThat(cell.residents()).as(codes.toString()).isEqualTo(recomputed(all, codes, 2020)));
        assertThat(cells("vardgivare", "2020K4")).isEmpty();
    }

    private static void assertOnly(
            Set<List<String>> drawn, int version, Map<List<String>, Stored> before, Map<List<String>, Stored> after) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((codes, cell) -> {
            if (drawn.contains(codes)) {
                assertThat(cell.drawn()).as(codes.toString()).isEqualTo(version);
            } else {
                Stored old = Objects.requireNonNull(before.get(codes));
                assertThat(cell)
                        .as(codes.toString())
                        .isEqualTo(new Stored(cell.version(), cell.kind(), old.drawn(), old.residents(), old.state()));
            }
        });
    }

    private static void assertRecomputed(
            Set<List<String>> drawn, Map<List<String>, Stored> cells, List<SampleMonth.Event> events) {
        for (List<String> codes : drawn) {
            assertThat(Objects.requireNonNull(cells.get(codes)).residents())
                    .as(codes.toString())
                    .isEqualTo(recomputed(events, codes, 2021));
        }
    }

    private static double recomputed(List<SampleMonth.Event> events, List<String> codes, int year) {
        Predicate<SampleMonth.Event> inCell = event -> {
            String provider = event.provider() < 2 ? SampleMonth.PROVIDERS.get(event.provider()) : "OVRIGA";
            String sex = event.sex() == 0 ? "okant" : Integer.toString(event.sex());
            return (codes.get(0).equals("TOT") || codes.get(0).equals(provider))
                    && (codes.get(1).equals("TOT") || codes.get(1).equals(sex));
        };
        RecordKeys keys = RecordKeys.ofOpenStatistics(new KeyTree(RootKey.development()), 1);
        CellAccumulator cell = new CellAccumulator(0);
        events.stream()
                .filter(event -> event.person() > 0)
                .filter(inCell)
                .map(SampleMonth.Event::person)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(person -> cell.add(keys.recordKey(year, person * 37), new long[0]));
        return new DisclosureGate(DisclosureParameters.standard())
                .protect(cell.totals(0), new CellLayout(List.of(), List.of(new Content.Residents())))
                .values()
                .get(0)
                .value()
                .orElseThrow();
    }

    private static SampleMonth.Event event(int person, int provider, int sex) {
        return new SampleMonth.Event(person, provider, CALL, 0, 0, sex, 40, 1, true, 60);
    }

    private static void put(List<SampleMonth.Event> events, int batch, String receivedAt, YearMonth month) {
        SampleMonth.put(db.superuserJdbi(), events, batch, receivedAt, month);
    }

    /** As a correction takes them out. */
    private static void withdraw(List<Integer> persons, String at) {
        db.superuserJdbi()
                .useHandle(handle -> handle.createUpdate("""
                                with gone as (
                                    delete from event.fact
                                    where occurred_on between '2021-01-01' and '2021-01-31'
                                        and resident_ref - provider_id * 10000 = any (:persons)
                                    returning *)
                                insert into event.former_fact
                                select r.*
                                from gone, jsonb_populate_record(null::event.former_fact, to_jsonb(gone)
                                    || jsonb_build_object('removed_by', gen_random_uuid(), 'removed_at', :at)) r
                                """)
                        .bindArray("persons", Integer.class, persons)
                        .bind("at", at)
                        .execute());
    }

    private static void completeness(YearMonth month, int received, int quarantined) {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "insert into usage.completeness (provider_id, service_id, occurred_on, received, quarantined)"
                                + " select 1, id, ?, ?, ? from registry.service where code = 'booking'"
                                + " on conflict (provider_id, service_id, occurred_on) do update"
                                + " set received = excluded.received, quarantined = excluded.quarantined",
                        month.atDay(3),
                        received,
                        quarantined));
    }

    private static Map<List<String>, Stored> cells(String cube, String period) {
        Map<List<String>, Stored> cells = new HashMap<>();
        db.jdbi(DatabaseRole.OPEN)
                .useHandle(handle -> handle.createQuery("""
                                select c.codes, r.version::text as version, r.kind, c.drawn, c.measures[1] as residents,
                                    c.states
                                from open.release r join open.cell c on c.release_id = r.id
                                where r.cube_id = :cube and r.period = :period
                                order by r.version
                                """)
                        .bind("cube", cube)
                        .bind("period", period)
                        .map((row, context) -> cells.put(
                                List.of((String[]) row.getArray("codes").getArray()),
                                new Stored(
                                        row.getString("version"),
                                        row.getString("kind"),
                                        row.getInt("drawn"),
                                        row.getDouble("residents"),
                                        row.getString("states"))))
                        .list());
        return cells;
    }

    private static String heldBack() {
        return db.jdbi(DatabaseRole.OPEN)
                .withHandle(handle -> handle.createQuery("select held_back::text from open.release"
                                + " where cube_id = 'tjanst' order by version desc limit 1")
                        .mapTo(String.class)
                        .one());
    }

    private static List<String> register() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select concat_ws(' ', period, array_to_string(releases, ','), approved_by)"
                                        + " from usage.revision order by id")
                        .mapTo(String.class)
                        .list());
    }

    private static Publication publication(String at) {
        return new Publication(
                db.jdbi(DatabaseRole.PUBLISHER),
                new KeyTree(RootKey.development()),
                DisclosureParameters.standard(),
                new OpenCodes(List.of(), List.of()),
                new HeldBack(HeldBack.STANDARD),
                Clock.fixed(Instant.parse(at), ZoneOffset.UTC));
    }

    private static PublishedCube cube(String id, TimeUnit unit, CubeDimension... dimensions) {
        return new PublishedCube(id, List.of(dimensions), RESIDENTS, Set.of(), unit, "{}", 1);
    }
}
