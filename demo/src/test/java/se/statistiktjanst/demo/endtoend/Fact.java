package se.statistiktjanst.demo.endtoend;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** A stored event with names instead of ids, and the person behind it. */
public record Fact(
        String period,
        String provider,
        String county,
        @Nullable String residentCounty,
        String service,
        @Nullable String channel,
        @Nullable String errand,
        int sex,
        @Nullable Integer age,
        String type,
        @Nullable String outcome,
        boolean resolved,
        @Nullable Long waitS,
        @Nullable Long talkS,
        int staffId,
        int personNo) {

    private static final String ALL = """
            select to_char(f.occurred_on, 'YYYY"M"MM') as period, p.hsa_id as provider, p.county,
                lpad(f.resident_county::text, 2, '0') as resident_county, s.code as service,
                c.code as channel, e.code as errand, coalesce(f.sex, 0) as sex, f.age, t.name as type,
                o.code as outcome, coalesce(f.resolved, false) as resolved, f.wait_s, f.talk_s,
                coalesce(f.staff_id, 0) as staff_id, r.person_no
            from event.fact f
            join registry.care_provider p on p.id = f.provider_id
            join registry.service s on s.id = f.service_id
            join event.type t on t.id = f.type_id
            left join event.dimension_value c on c.id = f.channel
            left join event.dimension_value e on e.id = f.errand
            left join event.dimension_value o on o.id = f.outcome
            join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
            where f.occurred_on < '2021-04-01'
            """;

    /** Those of the first quarter of 2021, as nobody but a superuser can read them. */
    static List<Fact> ofTheQuarter(Jdbi superuser) {
        return superuser.withHandle(handle ->
                handle.createQuery(ALL).map(ConstructorMapper.of(Fact.class)).list());
    }

    /** The code it has in an open table, if every care provider and errand that has facts is listed there. */
    String code(String dimension) {
        return switch (dimension) {
            case "county" -> county;
            case "careProvider" -> provider;
            case "residentCounty" -> residentCounty == null ? "okant" : residentCounty;
            case "service" -> service;
            case "channel" -> channel == null ? "okant" : channel;
            case "errand" -> errand == null ? "okant" : errand;
            case "sex" -> sex == 0 ? "okant" : String.valueOf(sex);
            case "ageBand" -> ageBand();
            default -> throw new IllegalArgumentException(dimension);
        };
    }

    private String ageBand() {
        if (age == null) {
            return "okant";
        }
        return age < 18
                ? "0-17"
                : age < 30 ? "18-29" : age < 45 ? "30-44" : age < 65 ? "45-64" : age < 80 ? "65-79" : "80+";
    }
}
