package se.statistiktjanst.service.subject;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.ingest.erasure.RefusedSearch;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;

/** Reads what is held on a person, with the roles that may read each part, each in a tenant transaction of its own. */
final class ExtractReader {
    private static final String EVENTS = """
            select to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, s.code as service, t.name as type,
                u.name as unit, channel.code as channel, outcome.code as outcome, activity.code as activity,
                errand.code as errand, clinic.code as clinic, f.age::text as age,
                case f.sex when 1 then 'male' when 2 then 'female' end as sex, lpad(f.resident_county::text, 2, '0') as "residentCounty",
                f.resolved::text as resolved,
                f.forwarded::text as forwarded, f.consultation::text as consultation, f.wait_s::text as "waitSeconds",
                f.talk_s::text as "talkSeconds", f.duration_s::text as "durationSeconds", f.extra::text as extra
            from %s f
            join registry.service s on s.id = f.service_id
            join event.type t on t.id = f.type_id
            left join registry.unit u on u.id = f.unit_id
            left join event.dimension_value channel on channel.id = f.channel
            left join event.dimension_value outcome on outcome.id = f.outcome
            left join event.dimension_value activity on activity.id = f.activity
            left join event.dimension_value errand on errand.id = f.errand
            left join event.dimension_value clinic on clinic.id = f.clinic
            where f.provider_id = (select access.provider()) and f.%s = :number
            order by f.at, f.key_prefix
            """;
    private static final String MEMBER = """
            select hsa_id as "hsaId", username, given_name as "givenName", surname, protected::text as protected
            from registry.staff where id = :number order by id
            """;
    private static final String MONTHS = """
            select m.month_on::text as month, s.code as service, m.events::text as events, m.answered::text as answered,
                m.talk_s::text as "talkSeconds", m.duration_s::text as "durationSeconds"
            from usage.staff_month m join registry.service s on s.id = m.service_id
            where m.staff_id = :number order by m.month_on, s.code, m.unit_id, m.type_id
            """;
    private static final String DONE = """
            select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, action, subject, purpose
            from audit.entry where viewer = (select hsa_id from registry.staff where id = :number) order by at, id
            """;
    private static final String LISTED = """
            select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, action, viewer, subject, purpose
            from audit.entry
            where detail->'residents' @> to_jsonb(:number::int) or detail->'residentRef' = to_jsonb(:number::int)
            order by at, id
            """;

    private final TenantTransaction exporter;
    private final TenantTransaction staff;

    /**
     * Takes both doors.
     *
     * @param exporter reads events
     * @param staff reads staff, their figures and the access log
     */
    ExtractReader(TenantTransaction exporter, TenantTransaction staff) {
        this.exporter = exporter;
        this.staff = staff;
    }

    List<Extract.Part> ofResident(Tenant tenant, int residentRef) {
        List<Extract.Part> parts = new ArrayList<>();
        exporter.run(tenant, handle -> {
            parts.add(part("events", handle, EVENTS.formatted("event.fact", "resident_ref"), residentRef));
            exporter.renew(handle, tenant);
            parts.add(part(
                    "correctedEvents", handle, EVENTS.formatted("event.former_fact", "resident_ref"), residentRef));
        });
        staff.run(tenant, handle -> parts.add(part("log", handle, LISTED, residentRef)));
        return parts;
    }

    List<Extract.Part> ofStaff(Tenant tenant, int staffId) {
        List<Extract.Part> parts = new ArrayList<>();
        staff.run(tenant, handle -> {
            parts.add(part("member", handle, MEMBER, staffId));
            parts.add(part("months", handle, MONTHS, staffId));
            parts.add(part("done", handle, DONE, staffId));
        });
        exporter.run(tenant, handle -> {
            parts.add(part("events", handle, EVENTS.formatted("event.fact", "staff_id"), staffId));
            exporter.renew(handle, tenant);
            parts.add(part("correctedEvents", handle, EVENTS.formatted("event.former_fact", "staff_id"), staffId));
        });
        return parts;
    }

    static Extract.Part refused(List<RefusedSearch.Found> found) {
        return new Extract.Part(
                "refused",
                found.stream()
                        .map(one -> {
                            Map<String, String> row = new LinkedHashMap<>();
                            row.put("at", one.receivedAt().toString());
                            row.put("reason", one.reason());
                            row.put("content", new String(one.payload(), StandardCharsets.UTF_8));
                            return row;
                        })
                        .toList());
    }

    /** Columns without a value are left out where no row has one. */
    private static Extract.Part part(String name, Handle handle, String query, int number) {
        List<Map<String, String>> found = handle.createQuery(query)
                .bind("number", number)
                .map((row, context) -> byLabel(row))
                .list();
        Set<String> used = new HashSet<>();
        found.forEach(row -> row.forEach((column, value) -> {
            if (!value.isEmpty()) {
                used.add(column);
            }
        }));
        found.forEach(row -> row.keySet().retainAll(used));
        return new Extract.Part(name, found);
    }

    /** By the names as they are written here, which Jdbi's own maps write small. */
    private static Map<String, String> byLabel(ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.put(row.getMetaData().getColumnLabel(i), Objects.requireNonNullElse(row.getString(i), ""));
        }
        return values;
    }
}
