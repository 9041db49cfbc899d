package se.statistiktjanst.statistics.publication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** January 2021 at four care providers, the same for every run, put straight into the tables and kept for comparison. */
final class SampleMonth {
    static final String CALL = "se.statistiktjanst.call.v1";
    static final String ACTIVITY = "se.statistiktjanst.activity.v1";
    static final List<String> PROVIDERS = List.of("SE01", "SE02", "SE03", "SE04");
    static final List<String> COUNTIES = List.of("31", "32", "31", "32");
    static final List<String> ERRANDS = List.of("feber", "recept", "remiss", "ensam i hela länet");
    static final List<String> CLINICS = List.of("norr", "söder", "öster");
    static final int UNITS = 3;
    static final List<String> CHANNELS = List.of("phone", "chat");

    private static final YearMonth JANUARY = YearMonth.of(2021, 1);

    /** Different staff members at each provider; the third has too few, the fourth none. */
    private static final int[] STAFF = {12, 7, 2, 0};

    /** One event. Person 0 is nobody known; indexes point into the lists above, −1 is none. */
    record Event(
            int person,
            int provider,
            String type,
            int errand,
            int channel,
            int sex,
            int age,
            int staff,
            boolean answered,
            @Nullable Integer waitSeconds) {

        /** Where a person goes, always the same unit; the third has few. */
        int unit() {
            if (person % 11 == 5) {
                return -1;
            }
            return person <= 60 && person % 5 == 4 ? 2 : person % 2;
        }

        int clinic() {
            return person % 13 == 0 ? -1 : (errand + 1 + person / 4) % CLINICS.size();
        }
    }

    private SampleMonth() {}

    static List<Event> events() {
        Random random = new Random(20210101);
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < 4_000; n++) {
            int person = random.nextInt(20) == 0 ? 0 : 1 + (int) (700 * Math.pow(random.nextDouble(), 1.5));
            int provider = Math.min(3, (int) Math.abs(random.nextGaussian() * 1.6));
            boolean call = provider == 3 ? false : random.nextInt(3) > 0;
            boolean answered = call && random.nextInt(5) > 0;
            events.add(new Event(
                    person,
                    provider,
                    call ? CALL : ACTIVITY,
                    random.nextInt(8) == 0 ? -1 : Math.min(2, random.nextInt(4)),
                    random.nextInt(12) == 0 ? -1 : random.nextInt(2),
                    person % 7 == 0 ? 0 : 1 + person % 2,
                    person % 7 == 0 ? -1 : person % 95,
                    answered && STAFF[provider] > 0 ? random.nextInt(STAFF[provider]) : -1,
                    answered,
                    answered ? (Integer) (10 + random.nextInt(200)) : null));
        }
        events.add(new Event(701, 0, CALL, 3, 0, 1, 40, 0, true, 60));
        return events;
    }

    static void putInto(Jdbi superuser, List<Event> events) {
        superuser.useTransaction(handle -> {
            putRegistry(handle);
            putPersons(handle);
            putEvents(handle, events, 1, "2021-02-01T03:00:00Z", JANUARY);
        });
    }

    /** Care providers, services and persons, without any event. */
    static void putNothingInto(Jdbi superuser) {
        superuser.useTransaction(handle -> {
            putRegistry(handle);
            putPersons(handle);
        });
    }

    /** A batch of events of another month. */
    static void put(Jdbi superuser, List<Event> events, int batchId, String receivedAt, YearMonth month) {
        superuser.useTransaction(handle -> putEvents(handle, events, batchId, receivedAt, month));
    }

    static void putLate(Jdbi superuser, List<Event> events) {
        superuser.useTransaction(handle -> putEvents(handle, events, 2, "2021-02-20T03:00:00Z", JANUARY));
    }

    private static void putRegistry(Handle handle) {
        for (int provider = 0; provider < PROVIDERS.size(); provider++) {
            handle.execute(
                    "insert into registry.care_provider (hsa_id, organisation_number, name, kind, county)"
                            + " values (?, '0', ?, 'region', ?)",
                    PROVIDERS.get(provider),
                    "Region " + PROVIDERS.get(provider),
                    COUNTIES.get(provider));
        }
        handle.execute("insert into registry.service (code, name_sv, name_en, since_on) values"
                + " ('phone-advice', 'Rådgivning', 'Advice', '2020-01-01'),"
                + " ('booking', 'Tidbokning', 'Booking', '2020-01-01')");
        handle.execute("insert into registry.connection (provider_id, service_id, from_on)"
                + " select p.id, s.id, '2020-01-01' from registry.care_provider p, registry.service s"
                + " where not (p.hsa_id = 'SE04' and s.code = 'phone-advice')");
        handle.execute(
                "insert into registry.sender (code, name, source) values ('test', 'Test', 'https://test.example')");
        handle.execute("insert into event.type (name, family) values ('" + CALL + "', 'call'), ('" + ACTIVITY
                + "', 'activity')");
        handle.execute("insert into event.dimension_value (provider_id, dimension, code) values"
                + " (0, 'outcome', 'answered'), (0, 'outcome', 'abandoned'), (0, 'channel', 'phone'),"
                + " (0, 'channel', 'chat')");
        // Each care provider has words of its own; the same word has different ids.
        for (String errand : ERRANDS) {
            handle.execute(
                    "insert into event.dimension_value (provider_id, dimension, code)"
                            + " select id, 'errand', ? from registry.care_provider order by id",
                    errand);
        }
        for (String clinic : CLINICS) {
            handle.execute(
                    "insert into event.dimension_value (provider_id, dimension, code)"
                            + " select id, 'clinic', ? from registry.care_provider order by id",
                    clinic);
        }
        for (int unit = 0; unit < UNITS; unit++) {
            handle.execute(
                    "insert into registry.unit (provider_id, public_id, hsa_id, name, kind, from_on)"
                            + " select id, 'unit-' || (id - 1) || '-' || ?, 'SE-' || ?, 'Enhet ' || ?, 'clinic', '2020-01-01'"
                            + " from registry.care_provider order by id",
                    unit,
                    unit,
                    unit);
        }
    }

    static String unit(int provider, int unit) {
        return "unit-" + provider + "-" + unit;
    }

    /** Persons 1…800, each known at every care provider by a number of its own. */
    private static void putPersons(Handle handle) {
        handle.execute("insert into vault.person (person_index, person_no, index_version)"
                + " select sha256(n::text::bytea), n * 37, 1 from generate_series(1, 800) n");
        handle.execute("insert into vault.resident (provider_id, resident_index, resident_ref, person_no, sealed,"
                + " index_version, wrapping_version) select p.id, sha256((p.id || '-' || n)::bytea), p.id * 10000 + n,"
                + " n * 37, ''::bytea, 1, 1 from registry.care_provider p, generate_series(1, 800) n");
    }

    private static void putEvents(Handle handle, List<Event> events, int batchId, String receivedAt, YearMonth month) {
        handle.execute(
                "insert into event.batch (id, sender_id, transport, received_at, received, accepted, duplicates, conflicts, rejected,"
                        + " first_on, last_on) overriding system value"
                        + " values (?, 1, 'file', ?::timestamptz, ?, ?, 0, 0, 0, ?, ?)",
                batchId,
                receivedAt,
                events.size(),
                events.size(),
                month.atDay(1),
                month.atEndOfMonth());
        handle.execute("select event.ensure_month(?)", month.atDay(1));
        try (PreparedBatch batch = handle.prepareBatch("""
                insert into event.fact (provider_id, service_id, type_id, sender_id, batch_id, key_prefix, at,
                    occurred_on, hour, staff_id, resident_ref, age, sex, channel, outcome, errand, wait_s, unit_id, clinic)
                select p.id, s.id, t.id, 1, :batch, 0, :at, :on, 12, :staff, nullif(:person, 0) + p.id * 10000,
                    nullif(:age, -1), nullif(:sex, 0), c.id, o.id, e.id, :wait, u.id, l.id
                from registry.care_provider p
                join registry.service s on s.code = :service
                join event.type t on t.name = :type
                left join event.dimension_value c on c.dimension = 'channel' and c.code = :channel
                left join event.dimension_value o on o.dimension = 'outcome' and o.code = :outcome
                left join event.dimension_value e
                    on e.dimension = 'errand' and e.code = :errand and e.provider_id = p.id
                left join event.dimension_value l
                    on l.dimension = 'clinic' and l.code = :clinic and l.provider_id = p.id
                left join registry.unit u on u.public_id = :unit
                where p.hsa_id = :provider
                """)) {
            for (Event event : events) {
                boolean call = event.type().equals(CALL);
                LocalDate on = month.atDay(1 + events.indexOf(event) % month.lengthOfMonth());
                batch.bind("batch", batchId)
                        .bind("at", on.atTime(12, 0).toInstant(ZoneOffset.UTC))
                        .bind("on", on)
                        .bind("staff", event.staff() < 0 ? null : (Integer) (event.provider() * 100 + event.staff()))
                        .bind("person", event.person())
                        .bind("age", event.age())
                        .bind("sex", event.sex())
                        .bind("wait", event.waitSeconds())
                        .bind("service", call ? "phone-advice" : "booking")
                        .bind("type", event.type())
                        .bind("channel", event.channel() < 0 ? null : CHANNELS.get(event.channel()))
                        .bind("outcome", call ? (event.answered() ? "answered" : "abandoned") : null)
                        .bind("errand", event.errand() < 0 ? null : ERRANDS.get(event.errand()))
                        .bind("clinic", event.clinic() < 0 ? null : CLINICS.get(event.clinic()))
                        .bind("unit", unit(event.provider(), event.unit()))
                        .bind("provider", PROVIDERS.get(event.provider()))
                        .add();
            }
            batch.execute();
        }
    }
}
