package se.statistiktjanst.service.open.attack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Puts events where the publisher reads them: registry, vault and facts. */
final class UsageTables {
    private static final String CALL = "se.statistiktjanst.call.v1";
    private static final String ACTIVITY = "se.statistiktjanst.activity.v1";

    private UsageTables() {}

    /** Registry, dictionary and persons. */
    static void prepare(Jdbi superuser) {
        superuser.useTransaction(handle -> {
            for (int provider = 0; provider < Usage.PROVIDERS; provider++) {
                handle.execute(
                        "insert into registry.care_provider (hsa_id, organisation_number, name, kind, county)"
                                + " values (?, '0', ?, 'region', ?)",
                        Usage.provider(provider),
                        "Vårdgivare " + provider,
                        Usage.county(provider));
            }
            for (String service : Usage.SERVICES) {
                handle.execute(
                        "insert into registry.service (code, name_sv, name_en, since_on) values (?, ?, ?, '2020-01-01')",
                        service,
                        service,
                        service);
            }
            handle.execute("insert into registry.connection (provider_id, service_id, from_on)"
                    + " select p.id, s.id, '2020-01-01' from registry.care_provider p, registry.service s");
            handle.execute(
                    "insert into registry.sender (code, name, source) values ('test', 'Test', 'https://test.example')");
            handle.execute("insert into event.type (name, family) values (?, 'call'), (?, 'activity')", CALL, ACTIVITY);
            dictionary(handle);
            places(handle);
            handle.execute(
                    "insert into vault.person (person_index, person_no, index_version)"
                            + " select sha256(n::text::bytea), n, 1 from generate_series(1, ?) n",
                    3 * Usage.PERSONS);
            Usage.MONTHS.forEach(month -> handle.execute("select event.ensure_month(?)", month.atDay(1)));
        });
    }

    private static void dictionary(Handle handle) {
        handle.execute("insert into event.dimension_value (provider_id, dimension, code)"
                + " values (0, 'outcome', 'answered'), (0, 'outcome', 'abandoned')");
        for (String channel : Usage.CHANNELS) {
            handle.execute(
                    "insert into event.dimension_value (provider_id, dimension, code) values (0, 'channel', ?)",
                    channel);
        }
        for (int errand = 0; errand < Usage.ERRANDS; errand++) {
            handle.execute(
                    "insert into event.dimension_value (provider_id, dimension, code)"
                            + " select id, 'errand', ? from registry.care_provider",
                    Usage.errand(errand));
        }
    }

    private static void places(Handle handle) {
        for (int provider = 0; provider < Usage.PROVIDERS; provider++) {
            for (int unit = 0; unit < Usage.UNITS; unit++) {
                handle.execute(
                        "insert into registry.unit (provider_id, public_id, hsa_id, name, kind, from_on)"
                                + " select id, ?, ?, ?, 'clinic', '2020-01-01' from registry.care_provider where hsa_id = ?",
                        Usage.unit(provider, unit),
                        "SE-" + unit,
                        "Enhet " + unit,
                        Usage.provider(provider));
            }
        }
        for (int clinic = 0; clinic < Usage.CLINICS; clinic++) {
            handle.execute(
                    "insert into event.dimension_value (provider_id, dimension, code)"
                            + " select id, 'clinic', ? from registry.care_provider",
                    Usage.clinic(clinic));
        }
    }

    /** One batch of events, each with its resident at its care provider. */
    static void put(Jdbi superuser, List<Usage.Event> events, Instant receivedAt) {
        superuser.useTransaction(handle -> {
            Map<String, Integer> ids = ids(handle);
            long batch = handle.createQuery(
                            "insert into event.batch (sender_id, transport, received_at, received, accepted,"
                                    + " duplicates, conflicts, rejected, first_on, last_on)"
                                    + " values (1, 'file', :at, :n, :n, 0, 0, 0, '2021-01-01', '2021-03-31') returning id")
                    .bind("at", receivedAt)
                    .bind("n", events.size())
                    .mapTo(Long.class)
                    .one();
            residents(handle, events);
            facts(handle, events, batch, ids);
        });
    }

    private static Map<String, Integer> ids(Handle handle) {
        Map<String, Integer> ids = new HashMap<>();
        handle.createQuery("""
                        select 'provider ' || hsa_id as name, id from registry.care_provider
                        union all select 'service ' || code, id from registry.service
                        union all select 'unit ' || public_id, id from registry.unit
                        union all select 'type ' || name, id from event.type
                        union all select provider_id || dimension || ' ' || code, id from event.dimension_value
                        """)
                .map((row, context) -> Map.entry(row.getString("name"), row.getInt("id")))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return ids;
    }

    private static void residents(Handle handle, List<Usage.Event> events) {
        TreeSet<List<Integer>> pairs = new TreeSet<>((one, other) -> one.get(0).equals(other.get(0))
                ? one.get(1).compareTo(other.get(1))
                : one.get(0).compareTo(other.get(0)));
        events.forEach(event -> pairs.add(List.of(event.provider(), event.person())));
        try (PreparedBatch batch = handle.prepareBatch("insert into vault.resident (provider_id, resident_index,"
                + " resident_ref, person_no, sealed, index_version, wrapping_version)"
                + " select id, :index, :person, :person, ''::bytea, 1, 1 from registry.care_provider"
                + " where hsa_id = :provider on conflict do nothing")) {
            for (List<Integer> pair : pairs) {
                batch.bind("index", digest(pair.get(0) + "-" + pair.get(1)))
                        .bind("person", pair.get(1))
                        .bind("provider", Usage.provider(pair.get(0)))
                        .add();
            }
            batch.execute();
        }
    }

    private static void facts(Handle handle, List<Usage.Event> events, long batchId, Map<String, Integer> ids) {
        try (PreparedBatch batch = handle.prepareBatch("""
                insert into event.fact (provider_id, service_id, type_id, sender_id, batch_id, key_prefix, at,
                    occurred_on, hour, staff_id, resident_ref, age, sex, channel, outcome, errand, wait_s, talk_s, unit_id, clinic,
                    resident_county)
                values (:provider, :service, :type, 1, :batch, 0, :at, :on, 12, :staff, :person, :age, :sex, :channel,
                    :outcome, :errand, :seconds, :seconds, :unit, :clinic, :home)
                """)) {
            int n = 0;
            for (Usage.Event event : events) {
                int provider = ids.getOrDefault("provider " + Usage.provider(event.provider()), 0);
                LocalDate on = event.month().atDay(1 + n % event.month().lengthOfMonth());
                batch.bind("provider", provider)
                        .bind("service", ids.get("service " + Usage.SERVICES.get(event.service())))
                        .bind("type", ids.get("type " + (event.isCall() ? CALL : ACTIVITY)))
                        .bind("batch", batchId)
                        .bind("at", on.atTime(12, 0).toInstant(ZoneOffset.UTC))
                        .bind("on", on)
                        .bind("staff", provider * 100 + n % 9)
                        .bind("person", event.person())
                        .bind("age", event.age())
                        .bind("sex", event.sex())
                        .bind("channel", ids.get("0channel " + Usage.CHANNELS.get(event.channel())))
                        .bind(
                                "outcome",
                                event.isCall()
                                        ? ids.get("0outcome " + (event.answered() ? "answered" : "abandoned"))
                                        : null)
                        .bind("home", event.home())
                        .bind("unit", ids.get("unit " + event.code("unit")))
                        .bind("clinic", ids.get(provider + "clinic " + event.code("clinic")))
                        .bind("errand", ids.get(provider + "errand " + Usage.errand(event.errand())))
                        .bind("seconds", event.isCall() && event.answered() ? (Integer) event.seconds() : null)
                        .add();
                n++;
            }
            batch.execute();
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
