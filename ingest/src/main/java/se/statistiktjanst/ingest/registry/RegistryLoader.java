package se.statistiktjanst.ingest.registry;

import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Brings the database in line with the files of the registry, by natural key and in one transaction, so that it may be
 * run again at any time. Nothing is deleted: a row that is gone from a file stays. Tokens of senders are not
 * touched; OAuth clients and certificates are those of the files alone, so that taking one out of them shuts it out.
 */
public final class RegistryLoader {
    private final Jdbi operator;

    /** Takes the pool of the operator role. */
    public RegistryLoader(Jdbi operator) {
        this.operator = operator;
    }

    public void load(Registry registry) {
        operator.useTransaction(handle -> {
            each(
                    handle,
                    COUNTY,
                    registry.counties(),
                    (batch, county) -> batch.bind("code", county.code())
                            .bind("sv", county.name().sv())
                            .bind("en", county.name().en()));
            each(handle, CARE_PROVIDER, registry.careProviders(), RegistryLoader::bind);
            each(handle, CONTACT, registry.careProviders(), RegistryLoader::bind);
            each(
                    handle,
                    UNIT,
                    registry.units(),
                    (batch, unit) -> period(batch, unit.period())
                            .bind("provider", unit.careProvider())
                            .bind("hsaId", unit.hsaId())
                            .bind("name", unit.name())
                            .bind("kind", unit.kind().name()));
            each(
                    handle,
                    UNIT_SUCCESSOR,
                    registry.units().stream()
                            .filter(unit -> unit.successor().isPresent())
                            .toList(),
                    (batch, unit) -> batch.bind("unit", unit.hsaId())
                            .bind("successor", unit.successor().orElseThrow()));
            each(
                    handle,
                    UNIT_PARENT,
                    registry.unitParents(),
                    (batch, row) ->
                            period(batch, row.period()).bind("unit", row.unit()).bind("parent", row.parent()));
            each(
                    handle,
                    SERVICE,
                    registry.services(),
                    (batch, service) -> batch.bind("code", service.code())
                            .bind("sv", service.name().sv())
                            .bind("en", service.name().en())
                            .bind("since", service.since()));
            each(
                    handle,
                    CONNECTION,
                    registry.connections(),
                    (batch, row) -> period(batch, row.period())
                            .bind("provider", row.careProvider())
                            .bind("service", row.service()));
            handle.execute(NO_PROOFS);
            each(handle, SENDER, registry.senders(), RegistryLoader::bind);
            each(handle, SENDER_SERVICE, registry.senders(), RegistryLoader::bind);
            each(
                    handle,
                    STAFF_INFORMED,
                    registry.staffInformed(),
                    (batch, row) -> batch.bind("unit", row.unit())
                            .bind("informedOn", row.informedOn())
                            .bind("recordedBy", row.recordedBy()));
            each(
                    handle,
                    POPULATION,
                    registry.population(),
                    (batch, row) -> batch.bind("county", row.county())
                            .bind("year", row.year())
                            .bind("residents", row.residents()));
        });
    }

    private static void bind(PreparedBatch batch, CareProvider provider) {
        batch.bind("hsaId", provider.hsaId())
                .bind("organisationNumber", provider.organisationNumber())
                .bind("name", provider.name())
                .bind("kind", provider.kind().name())
                .bind("county", provider.county())
                .bind("contactName", provider.contactName())
                .bind("contactEmail", provider.contactEmail())
                .bind(
                        "quarantineDays",
                        provider.quarantineDays().isPresent()
                                ? provider.quarantineDays().getAsInt()
                                : null);
    }

    private static void bind(PreparedBatch batch, Sender sender) {
        batch.bind("code", sender.code())
                .bind("name", sender.name())
                .bind("source", sender.source())
                .bind("services", sender.services().toArray(String[]::new))
                .bind("numericIds", sender.numericIds())
                .bind("types", sender.types().toArray(String[]::new))
                .bind("careProviders", sender.careProviders().toArray(String[]::new))
                .bind("oauthClient", sender.proofs().oauthClient().orElse(null))
                .bind("certificates", sender.proofs().certificates().toArray(String[]::new))
                .bind("subject", sender.proofs().certificateSubject().orElse(null))
                .bind("from", sender.history().map(Sender.History::first).orElse(null))
                .bind("to", sender.history().map(Sender.History::last).orElse(null));
    }

    private static PreparedBatch period(PreparedBatch batch, Period period) {
        return batch.bind("from", period.from()).bind("to", period.toOrNull());
    }

    private static <T> void each(Handle handle, String sql, List<T> rows, BiConsumer<PreparedBatch, T> bind) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (T row : rows) {
            bind.accept(batch, row);
            batch.add();
        }
        batch.execute();
    }

    private static final String COUNTY = """
            insert into registry.county (code, name_sv, name_en) values (:code, :sv, :en)
            on conflict (code) do update set name_sv = excluded.name_sv, name_en = excluded.name_en
            """;
    private static final String CARE_PROVIDER = """
            insert into registry.care_provider (hsa_id, organisation_number, name, kind, county, quarantine_days)
            values (:hsaId, :organisationNumber, :name, lower(:kind), :county, :quarantineDays::int)
            on conflict (hsa_id) do update set organisation_number = excluded.organisation_number,
                name = excluded.name, kind = excluded.kind, county = excluded.county,
                quarantine_days = excluded.quarantine_days
            """;
    private static final String CONTACT = """
            insert into registry.provider_contact (provider_id, name, email)
            select id, :contactName, :contactEmail from registry.care_provider where hsa_id = :hsaId
            on conflict (provider_id) do update set name = excluded.name, email = excluded.email
            """;
    private static final String UNIT = """
            insert into registry.unit (provider_id, hsa_id, name, kind, from_on, to_on)
            select id, :hsaId, :name, lower(:kind), :from, :to from registry.care_provider where hsa_id = :provider
            on conflict (provider_id, hsa_id) do update set name = excluded.name, kind = excluded.kind,
                from_on = excluded.from_on, to_on = excluded.to_on, successor_id = null
            """;
    private static final String UNIT_SUCCESSOR = """
            update registry.unit u set successor_id = s.id
            from registry.unit s
            where u.hsa_id = :unit and s.hsa_id = :successor and s.provider_id = u.provider_id
            """;
    private static final String UNIT_PARENT = """
            insert into registry.unit_parent (provider_id, unit_id, parent_id, from_on, to_on)
            select u.provider_id, u.id, p.id, :from, :to
            from registry.unit u join registry.unit p on p.provider_id = u.provider_id and p.hsa_id = :parent
            where u.hsa_id = :unit
            on conflict (provider_id, unit_id, from_on) do update set parent_id = excluded.parent_id,
                to_on = excluded.to_on
            """;
    private static final String SERVICE = """
            insert into registry.service (code, name_sv, name_en, since_on) values (:code, :sv, :en, :since)
            on conflict (code) do update set name_sv = excluded.name_sv, name_en = excluded.name_en,
                since_on = excluded.since_on
            """;
    private static final String CONNECTION = """
            insert into registry.connection (provider_id, service_id, from_on, to_on)
            select p.id, s.id, :from, :to from registry.care_provider p join registry.service s on s.code = :service
            where p.hsa_id = :provider
            on conflict (provider_id, service_id, from_on) do update set to_on = excluded.to_on
            """;
    private static final String NO_PROOFS = """
            update registry.sender set oauth_client = null, certificate_sha256 = '{}', certificate_subject = null
            where oauth_client is not null or certificate_sha256 <> '{}' or certificate_subject is not null
            """;
    private static final String SENDER = """
            insert into registry.sender (code, name, source, numeric_ids, historical_from_on, historical_to_on,
                types, care_providers, oauth_client, certificate_sha256, certificate_subject)
            values (:code, :name, :source, :numericIds, :from, :to, :types, :careProviders, :oauthClient,
                :certificates, :subject)
            on conflict (code) do update set name = excluded.name, source = excluded.source,
                numeric_ids = excluded.numeric_ids, historical_from_on = excluded.historical_from_on,
                historical_to_on = excluded.historical_to_on, types = excluded.types,
                care_providers = excluded.care_providers, oauth_client = excluded.oauth_client,
                certificate_sha256 = excluded.certificate_sha256,
                certificate_subject = excluded.certificate_subject
            """;
    private static final String SENDER_SERVICE = """
            insert into registry.sender_service (sender_id, service_id)
            select r.id, s.id from registry.sender r join registry.service s on s.code = any (:services)
            where r.code = :code
            on conflict do nothing
            """;
    private static final String STAFF_INFORMED = """
            insert into registry.staff_informed (provider_id, unit_id, informed_on, recorded_by)
            select provider_id, id, :informedOn, :recordedBy from registry.unit where hsa_id = :unit
            on conflict (provider_id, unit_id) do update set informed_on = excluded.informed_on,
                recorded_by = excluded.recorded_by
            """;
    private static final String POPULATION = """
            insert into registry.population (county, year, residents) values (:county, :year, :residents)
            on conflict (county, year) do update set residents = excluded.residents
            """;
}
