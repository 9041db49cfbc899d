package se.statistiktjanst.statistics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.statistics.metric.MeasureSql;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.rollup.Folder;
import se.statistiktjanst.statistics.rollup.MonthPlace;
import se.statistiktjanst.statistics.rollup.PresenceChange;
import se.statistiktjanst.statistics.rollup.QuietMonths;
import se.statistiktjanst.statistics.unitgroup.GroupDraft;
import se.statistiktjanst.statistics.unitgroup.Membership;
import se.statistiktjanst.statistics.unitgroup.UnitGroups;

/**
 * The engine against plain SQL over the events, for every metric and some hundred questions drawn by chance, the same each
 * time. {@code -Dengine.events=1000000 -Dengine.questions=400} is the long run.
 */
class EngineOracleIT {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final int EVENTS = Integer.getInteger("engine.events", 40_000);
    private static final int QUESTIONS = Integer.getInteger("engine.questions", 150);
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String MERGED = "SE4499100024-1000";

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static Metrics metrics;
    private static Engine engine;
    private static TenantTransaction staff;
    private static Tenant tenant;
    private static List<String> units;
    private static List<String> groups;

    @BeforeAll
    static void fill() throws IOException {
        new RegistryLoader(db.jdbi(DatabaseRole.OPERATOR)).load(Registry.load(CONFIG));
        String events;
        try (InputStream sql = EngineOracleIT.class.getResourceAsStream("events.sql")) {
            events = new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace(":events", String.valueOf(EVENTS));
        }
        db.superuserJdbi().useHandle(handle -> handle.createScript(events).execute());
        // No population of one county, and only an old one of another.
        db.superuserJdbi()
                .useHandle(
                        handle -> handle.execute(
                                "delete from registry.population"
                                        + " where county = '33' or (county = '34' and year > 2020) or (county = '35' and year < 2025)"));
        new Folder(db.jdbi(DatabaseRole.COUNTER)).foldAll();
        EventTypes types = EventTypes.load(CONFIG);
        metrics = Metrics.load(CONFIG, types);
        engine = Engine.of(metrics, types, db.jdbi(DatabaseRole.COUNTER), TODAY);
        staff = new TenantTransaction(db.jdbi(DatabaseRole.STAFF), DatabaseRole.STAFF, db.signer());
        tenant = new Tenant(
                db.superuserJdbi()
                        .withHandle(
                                handle -> handle.createQuery("select id from registry.care_provider where hsa_id = ?")
                                        .bind(0, MERGED)
                                        .mapTo(Integer.class)
                                        .one()),
                "x");
        units = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select public_id from registry.unit where provider_id = ? order by hsa_id")
                        .bind(0, tenant.providerId())
                        .mapTo(String.class)
                        .list());
        groups = groups();
    }

    /** Two that share units, one of which changes group within a month, and one with a unit that was merged. */
    private static List<String> groups() {
        UnitGroups book = new UnitGroups(
                new TenantTransaction(db.jdbi(DatabaseRole.PORTAL), DatabaseRole.PORTAL, db.signer()), TODAY);
        UnitGroups.Author author = new UnitGroups.Author(tenant, "x");
        LocalDate first = LocalDate.of(2020, 1, 1);
        return List.of(
                book.create(
                        author,
                        new GroupDraft(
                                "Norr",
                                List.of(
                                        new Membership(units.get(1), first, LocalDate.of(2025, 3, 14)),
                                        new Membership(units.get(2), first, null),
                                        new Membership(units.get(5), LocalDate.of(2025, 2, 1), null),
                                        new Membership(units.get(1), LocalDate.of(2026, 1, 1), null)))),
                book.create(
                        author,
                        new GroupDraft(
                                "Söder",
                                List.of(
                                        new Membership(units.get(1), LocalDate.of(2025, 3, 15), null),
                                        new Membership(units.get(2), first, LocalDate.of(2025, 6, 30))))),
                book.create(
                        author,
                        new GroupDraft(
                                "Förr",
                                List.of(
                                        new Membership(units.get(0), first, LocalDate.of(2025, 12, 31)),
                                        new Membership(units.get(3), LocalDate.of(2026, 1, 1), null)))));
    }

    @Test
    void everyMetricIsKnownToTheOracle() {
        assertThat(Oracle.metrics())
                .containsExactlyElementsOf(metrics.ids().stream().sorted().toList());
    }

    @Test
    void equalsPlainSqlOverTheEvents() {
        Random random = new Random(20261122);
        int answered = 0;
        int rows = 0;
        int ofGroups = 0;
        Set<String> asked = new TreeSet<>();
        Map<Split, Integer> divided = new EnumMap<>(Split.class);
        for (int at = 0; answered < QUESTIONS || asked.size() < Oracle.metrics().size(); at++) {
            settle(answered);
            Question question = draw(random, at);
            try {
                question.metrics().forEach(metric -> Source.of(metrics.get(metric), question));
            } catch (NotAnswerableException e) {
                continue;
            }
            Map<List<String>, List<String>> expected =
                    db.superuserJdbi().withHandle(handle -> new Oracle(handle, tenant.providerId()).answer(question));
            expected.values().removeIf(EngineOracleIT::isNothing);
            Map<List<String>, List<String>> given = texts(answer(question));
            given.values().removeIf(EngineOracleIT::isNothing);
            assertThat(given).as(question.toString()).isEqualTo(expected);
            answered++;
            ofGroups += question.isOfGroups() && !expected.isEmpty() ? 1 : 0;
            rows += expected.size();
            asked.addAll(question.metrics());
            question.by().forEach(split -> divided.merge(split, 1, Integer::sum));
        }
        assertThat(asked).containsExactlyElementsOf(Oracle.metrics());
        assertThat(ofGroups).isGreaterThan(QUESTIONS / 5);
        assertThat(rows).isGreaterThan(QUESTIONS * 5);
        assertThat(divided.keySet()).containsExactlyInAnyOrder(Split.values());
    }

    /** A third of the questions before any month is settled, a third when all are, the rest when some have changed again. */
    private static void settle(int answered) {
        if (answered == QUESTIONS / 3) {
            new QuietMonths(db.jdbi(DatabaseRole.COUNTER), Duration.ZERO).settleAll();
        } else if (answered == 2 * QUESTIONS / 3) {
            db.jdbi(DatabaseRole.COUNTER)
                    .useHandle(handle -> PresenceChange.of(
                            handle,
                            List.of(
                                    new MonthPlace(tenant.providerId(), 0, 0, 0, LocalDate.of(2025, 9, 1)),
                                    new MonthPlace(tenant.providerId(), 0, 0, 0, LocalDate.of(2026, 3, 1)))));
        }
    }

    @Test
    void residentsByHomeCountyAreThoseOfTheEventsWhetherMonthsAreSettledOrNot() {
        requireHomeCounties();
        new QuietMonths(db.jdbi(DatabaseRole.COUNTER), Duration.ZERO).settleAll();
        assertThat(keptPeriods()).contains("1|2025-09-01", "3|2025-07-01", "12|2025-01-01");
        requireHomeCounties();
        change("2025-09-01");
        assertThat(keptPeriods())
                .doesNotContain("1|2025-09-01", "3|2025-07-01", "12|2025-01-01")
                .contains("1|2025-08-01", "3|2025-04-01");
        requireHomeCounties();
        // As other tests may want them: open.
        change(db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select distinct month_on::text from usage.presence_state")
                        .mapTo(String.class)
                        .list())
                .toArray(String[]::new));
        assertThat(keptPeriods()).isEmpty();
    }

    @Test
    void hoursOfTheShapeBeforeAreMovedToTheirWeekdays() {
        List<String> weekdays = weekdayMonth();
        db.superuserJdbi().useHandle(handle -> {
            handle.execute("truncate usage.weekday_month");
            handle.execute("update usage.shape set version = 2");
            handle.execute("with " + MeasureSql.CODES
                    + " insert into usage.hour_month (provider_id, unit_id, service_id,"
                    + " type_id, month_on, weekday, hour, " + MeasureSql.COLUMNS + ")"
                    + " select provider_id, coalesce(unit_id, 0), service_id, type_id, date_trunc('month', occurred_on),"
                    + " extract(isodow from occurred_on), hour, " + MeasureSql.SUMS + " from (select f.provider_id,"
                    + " f.unit_id, f.service_id, f.type_id, f.occurred_on, f.hour, " + MeasureSql.OF_ONE_FACT
                    + " from event.fact f) f group by 1, 2, 3, 4, 5, 6, 7");
        });
        new Folder(db.jdbi(DatabaseRole.COUNTER)).foldAll();
        assertThat(weekdays).hasSizeGreaterThan(1000);
        assertThat(weekdayMonth()).isEqualTo(weekdays);
        int left = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from usage.hour_month")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    private static List<String> weekdayMonth() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select (w.*)::text from usage.weekday_month w order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private static void requireHomeCounties() {
        for (Grain grain : List.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR)) {
            Question question = ask("residents", grain, Split.RESIDENT_COUNTY);
            Map<List<String>, List<String>> expected =
                    db.superuserJdbi().withHandle(handle -> new Oracle(handle, tenant.providerId()).answer(question));
            expected.values().removeIf(EngineOracleIT::isNothing);
            assertThat(expected).hasSizeGreaterThan(15);
            assertThat(texts(answer(question))).as(grain.code()).isEqualTo(expected);
        }
    }

    private static void change(String... months) {
        db.jdbi(DatabaseRole.COUNTER)
                .useHandle(handle -> PresenceChange.of(
                        handle,
                        Arrays.stream(months)
                                .map(month -> new MonthPlace(tenant.providerId(), 0, 0, 0, LocalDate.parse(month)))
                                .toList()));
    }

    private static List<String> keptPeriods() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select distinct concat_ws('|', months, period_on)"
                                + " from usage.county_people where provider_id = ?")
                        .bind(0, tenant.providerId())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void refusesWhatMayNotBeAddedUpAndSaysWhatCanBeAsked() {
        assertThatThrownBy(() -> answer(ask("residents", Grain.WEEK)))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessage("residents is kept by the month and may not be put together of days; ask for whole months,"
                        + " quarters or years");
        assertThatThrownBy(() -> answer(ask("residents", Grain.MONTH, Split.CHANNEL)))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessage("residents is not kept by channel; it can be divided by service, unit, division,"
                        + " group, residentCounty");
        assertThatThrownBy(() -> answer(ask("calls", Grain.MONTH, Split.STAFF, Split.HOUR)))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessage("calls is not kept by hour; it can be divided by service, unit, division, group,"
                        + " channel, staff, weekday, hour, residentCounty");
    }

    @Test
    void refusesHomeCountiesOfUnitsAndFiguresPerThousandOfNoCounty() {
        assertThatThrownBy(() -> answer(ask("residentsPer1000", Grain.MONTH)))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessage("residentsPer1000 is a figure of each county where residents live; divide it by"
                        + " residentCounty");
        assertThatThrownBy(() -> answer(
                        ask("residents", Grain.MONTH, Split.RESIDENT_COUNTY).ofUnits(Set.of(units.get(1)))))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessage("residents by residentCounty is kept of the care provider as a whole; ask without units"
                        + " and groups");
        Question ofGroup = ask("residents", Grain.MONTH, Split.RESIDENT_COUNTY).ofGroups(Set.of("any"));
        assertThatThrownBy(() -> Engine.requireAnswerable(ofGroup, metrics))
                .isInstanceOf(NotAnswerableException.class)
                .hasMessageEndingWith("ask without units and groups");
        assertThatThrownBy(() -> answer(ask("events", Grain.MONTH, Split.UNIT, Split.RESIDENT_COUNTY)))
                .isInstanceOf(NotAnswerableException.class);
        assertThatThrownBy(() -> answer(ask("newResidents", Grain.MONTH, Split.RESIDENT_COUNTY)))
                .isInstanceOf(NotAnswerableException.class);
    }

    @Test
    void givesNoFigurePerThousandWhereThePopulationIsNotKnownAndNeverZero() {
        Question question = ask("residentsPer1000", Grain.YEAR, Split.RESIDENT_COUNTY);
        Map<List<String>, List<String>> rates = texts(answer(question));
        assertThat(rates.get(List.of("2025", "33"))).containsExactly("null");
        assertThat(rates.get(List.of("2025", ""))).as("unknown").containsExactly("null");
        assertThat(rates.get(List.of("2025", "34"))).as("an old one").isNotEqualTo(List.of("null"));
        assertThat(rates.get(List.of("2025", "35")))
                .as("of 2025, later than known")
                .containsExactly("null");
        assertThat(rates.get(List.of("2026", "35"))).isNotEqualTo(List.of("null"));
    }

    @Test
    void seesNothingOfAnotherCareProvider() {
        Question question = ask("events", Grain.YEAR, Split.UNIT);
        String foreign = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery(
                                "select public_id from registry.unit where provider_id <> ? order by id limit 1")
                        .bind(0, tenant.providerId())
                        .mapTo(String.class)
                        .one());
        assertThatThrownBy(() -> answer(question.ofUnits(Set.of(foreign)))).isInstanceOf(ProblemException.class);
        assertThat(answer(question).rows())
                .flatExtracting(Answer.Row::members)
                .extracting(Member::code)
                .isSubsetOf(with(units, ""));
    }

    @Test
    void neverNamesAStaffMemberWithProtectedIdentity() {
        List<String> names = answer(ask("events", Grain.YEAR, Split.STAFF)).rows().stream()
                .map(row -> row.members().get(0).name().sv())
                .toList();
        assertThat(names)
                .contains("Skyddade personuppgifter")
                .doesNotContain("Kim Nummer 7")
                .contains("Kim Nummer 8");
    }

    @Test
    void putsAMergedUnitUnderTheOneThatTookItsPlace() {
        Question then = ask("events", Grain.YEAR, Split.DIVISION);
        Question now = new Question(
                then.metrics(),
                then.by(),
                then.grain(),
                then.from(),
                then.to(),
                then.services(),
                then.units(),
                Organisation.NOW);
        assertThat(names(then)).contains("Närvård Öst", "Närvård Väst", "Närvård Älvlanda");
        assertThat(names(now)).contains("Närvård Älvlanda").doesNotContain("Närvård Öst", "Närvård Väst");
    }

    private static List<String> names(Question question) {
        return answer(question).rows().stream()
                .map(row -> row.members().get(0).name().sv())
                .distinct()
                .toList();
    }

    private static Question ask(String metric, Grain grain, Split... by) {
        return new Question(
                List.of(metric),
                List.of(by),
                grain,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2026, 6, 30),
                Set.of(),
                Set.of(),
                Organisation.THEN);
    }

    private static Question draw(Random random, int at) {
        List<String> known = Oracle.metrics();
        List<String> asked = new ArrayList<>(List.of(known.get(at % known.size())));
        if (random.nextInt(3) == 0) {
            String other = known.get(random.nextInt(known.size()));
            if (!asked.contains(other) && Oracle.DAILY.contains(other) == Oracle.DAILY.contains(asked.get(0))) {
                asked.add(other);
            }
        }
        List<Split> by = new ArrayList<>();
        for (int split = random.nextInt(3); split > 0; split--) {
            Split one = any(random, List.of(Split.values()));
            if (!by.contains(one)) {
                by.add(one);
            }
        }
        // Drawn by chance alone, a figure that only counties have would take hundreds of questions more.
        boolean ofCounties = asked.stream().anyMatch(metric -> metric.endsWith("Per1000"));
        if (ofCounties && !by.contains(Split.RESIDENT_COUNTY)) {
            by.subList(Math.min(1, by.size()), by.size()).clear();
            by.add(Split.RESIDENT_COUNTY);
        }
        Grain grain = any(random, List.of(Grain.values()));
        LocalDate from = LocalDate.of(2024, 11, 1).plusMonths(random.nextInt(16));
        LocalDate to = from.plusMonths(1L + random.nextInt(6)).minusDays(1);
        return new Question(
                asked,
                by,
                grain,
                from,
                to,
                random.nextInt(3) == 0 ? Set.of("booking", "messages") : Set.of(),
                random.nextInt(3) == 0 && !ofCounties ? Set.copyOf(units.subList(1, 5)) : Set.of(),
                random.nextInt(3) == 0 && !ofCounties
                        ? Set.copyOf(groups.subList(random.nextInt(2), 2 + random.nextInt(2)))
                        : Set.of(),
                random.nextInt(4) == 0 ? Organisation.NOW : Organisation.THEN);
    }

    /** A row that one side has because of events that none of the metrics counts. */
    private static boolean isNothing(List<String> values) {
        return values.stream().allMatch(value -> value.equals("0") || value.equals("null"));
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Answer answer(Question question) {
        return staff.call(tenant, handle -> engine.answer(handle, tenant, question));
    }

    private static Map<List<String>, List<String>> texts(Answer answer) {
        Map<List<String>, List<String>> texts = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        Grain grain = answer.question().grain();
        for (Answer.Row row : answer.rows()) {
            List<String> key = new ArrayList<>();
            key.add(grain == Grain.WHOLE ? "all" : grain.label(row.period(), row.period()));
            row.members().forEach(member -> key.add(member.code()));
            texts.put(
                    key,
                    Oracle.numbers(row.values().stream().map(String::valueOf).toList()));
        }
        return texts;
    }

    private static List<String> with(List<String> some, String one) {
        List<String> all = new ArrayList<>(some);
        all.addAll(Arrays.asList(one));
        return all;
    }
}
