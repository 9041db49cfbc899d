package se.statistiktjanst.ingest.collect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The registry as it was at one moment, held in memory because every event asks it several times. */
final class RegistrySnapshot {
    /** Days from–to, the last one not included; null for still. */
    record Period(LocalDate from, @Nullable LocalDate to) {
        boolean includes(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    record Unit(int id, int providerId, Period valid) {}

    private record Connection(int providerId, int serviceId) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sender(
            SenderSession session,
            byte @Nullable [] tokenHash,
            @Nullable String oauthClient,
            Set<String> certificates,
            @Nullable String certificateSubject) {}

    private final Map<String, Integer> providers = new HashMap<>();
    private final Map<String, List<Unit>> units = new HashMap<>();
    private final Set<String> counties = new HashSet<>();
    private final Map<String, Integer> services = new HashMap<>();
    private final Map<Connection, List<Period>> connections = new HashMap<>();
    private final Map<String, Sender> senders = new HashMap<>();
    private @Nullable Integer nationalProvider;

    private RegistrySnapshot() {}

    static RegistrySnapshot read(Handle handle) {
        RegistrySnapshot snapshot = new RegistrySnapshot();
        snapshot.readCounties(handle);
        snapshot.readProviders(handle);
        snapshot.readUnits(handle);
        snapshot.readServices(handle);
        snapshot.readSenders(handle);
        return snapshot;
    }

    private void readCounties(Handle handle) {
        handle.createQuery("select code from registry.county order by code")
                .mapTo(String.class)
                .forEach(counties::add);
    }

    private void readProviders(Handle handle) {
        record Row(int id, String hsaId, boolean national) {}
        handle.createQuery("select id, hsa_id, kind from registry.care_provider order by id")
                .map((row, context) -> new Row(
                        row.getInt("id"),
                        row.getString("hsa_id"),
                        row.getString("kind").equals("national")))
                .forEach(provider -> {
                    providers.put(provider.hsaId(), provider.id());
                    if (provider.national() && nationalProvider == null) {
                        nationalProvider = provider.id();
                    }
                });
    }

    private void readUnits(Handle handle) {
        handle.createQuery("select id, provider_id, hsa_id, from_on, to_on from registry.unit order by id")
                .map((row, context) -> Map.entry(
                        row.getString("hsa_id"), new Unit(row.getInt("id"), row.getInt("provider_id"), period(row))))
                .forEach(unit -> append(units, unit.getKey(), unit.getValue()));
    }

    private void readServices(Handle handle) {
        handle.createQuery("select id, code from registry.service order by id")
                .map((row, context) -> Map.entry(row.getString("code"), row.getInt("id")))
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        handle.createQuery("select provider_id, service_id, from_on, to_on from registry.connection"
                        + " order by provider_id, service_id, from_on")
                .map((row, context) ->
                        Map.entry(new Connection(row.getInt("provider_id"), row.getInt("service_id")), period(row)))
                .forEach(connection -> append(connections, connection.getKey(), connection.getValue()));
    }

    private void readSenders(Handle handle) {
        Map<Integer, Set<Integer>> allowed = new HashMap<>();
        handle.createQuery("select sender_id, service_id from registry.sender_service order by sender_id, service_id")
                .map((row, context) -> Map.entry(row.getInt("sender_id"), row.getInt("service_id")))
                .forEach(pair -> allowed.computeIfAbsent(pair.getKey(), id -> new HashSet<>())
                        .add(pair.getValue()));
        handle.createQuery(
                        "select id, code, source, token_hash, numeric_ids, historical_from_on, historical_to_on,"
                                + " types, care_providers, oauth_client, certificate_sha256, certificate_subject from registry.sender order by id")
                .map((row, context) -> sender(row, allowed.getOrDefault(row.getInt("id"), Set.of())))
                .forEach(sender -> senders.put(sender.session().code(), sender));
    }

    private static Sender sender(ResultSet row, Set<Integer> services) throws SQLException {
        SenderSession session = new SenderSession(
                row.getInt("id"),
                row.getString("code"),
                row.getString("source"),
                row.getBoolean("numeric_ids"),
                services,
                texts(row, "types"),
                texts(row, "care_providers"),
                row.getObject("historical_from_on", LocalDate.class),
                row.getObject("historical_to_on", LocalDate.class));
        return new Sender(
                session,
                row.getBytes("token_hash"),
                row.getString("oauth_client"),
                texts(row, "certificate_sha256"),
                row.getString("certificate_subject"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class));
    }

    private static <K, V> void append(Map<K, List<V>> map, K key, V value) {
        map.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(value);
    }

    @Nullable
    Integer provider(String hsaId) {
        return providers.get(hsaId);
    }

    /** The provider of events that belong to no care provider. */
    @Nullable
    Integer nationalProvider() {
        return nationalProvider;
    }

    boolean isCounty(String code) {
        return counties.contains(code);
    }

    @Nullable
    Integer service(String code) {
        return services.get(code);
    }

    /** The unit of that care provider, null if it has none by that HSA-id. */
    @Nullable
    Unit unit(int providerId, String hsaId) {
        for (Unit unit : units.getOrDefault(hsaId, List.of())) {
            if (unit.providerId() == providerId) {
                return unit;
            }
        }
        return null;
    }

    boolean isConnected(int providerId, int serviceId, LocalDate day) {
        for (Period period : connections.getOrDefault(new Connection(providerId, serviceId), List.of())) {
            if (period.includes(day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an HSA-id is that of a care provider or unit, and so no person's. */
    boolean isOrganisation(String hsaId) {
        return providers.containsKey(hsaId) || units.containsKey(hsaId);
    }

    Map<String, Sender> senders() {
        return senders;
    }
}
