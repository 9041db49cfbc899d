package se.statistiktjanst.demo.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * What an import left behind, in words that two databases share: residents by their index (which the same root key makes
 * the same), everything else by code. Numbers drawn at random, batches and times of arrival are not in it.
 *
 * @param facts each event, ordered
 * @param figures each row of the roll-ups, ordered
 */
record Stored(List<String> facts, List<String> figures, long keys, long residents, long persons, long staff) {
    private static final String FACTS = """
            select concat_ws('|', p.hsa_id, u.hsa_id, s.code, t.name, f.key_prefix, f.at, f.occurred_on, f.hour,
                w.hsa_id, encode(r.resident_index, 'hex'), f.age, f.sex, c.code, o.code, e.code, f.resolved,
                f.forwarded, f.consultation, f.wait_s, f.talk_s, f.duration_s, f.extra) as fact
            from event.fact f
            join registry.sender d on d.id = f.sender_id and d.code = 'calls-2021q1'
            join registry.care_provider p on p.id = f.provider_id
            join registry.unit u on u.id = f.unit_id
            join registry.service s on s.id = f.service_id
            join event.type t on t.id = f.type_id
            left join registry.staff w on w.id = f.staff_id
            left join vault.resident r on r.provider_id = f.provider_id and r.resident_ref = f.resident_ref
            left join event.dimension_value c on c.id = f.channel
            left join event.dimension_value o on o.id = f.outcome
            left join event.dimension_value e on e.id = f.errand
            order by fact
            """;
    private static final String FIGURES = """
            select concat_ws('|', 'day', u.hsa_id, d.occurred_on, c.code, d.events, d.answered, d.abandoned, d.resolved,
                d.forwarded, d.consultations, d.wait_s, d.wait_n, d.talk_s, d.talk_n, d.duration_s) as figure
            from usage.daily d
            join registry.unit u on u.id = d.unit_id
            left join event.dimension_value c on c.id = d.channel
            where d.occurred_on < '2021-04-01'
            union all
            select concat_ws('|', 'month', u.hsa_id, m.month_on, w.hsa_id, m.events, m.answered, m.abandoned,
                m.resolved, m.forwarded, m.consultations, m.wait_s, m.wait_n, m.talk_s, m.talk_n, m.duration_s)
            from usage.staff_month m
            join registry.unit u on u.id = m.unit_id
            left join registry.staff w on w.id = m.staff_id
            where m.month_on < '2021-04-01'
            order by figure
            """;

    private static final String KEYS = """
            select count(*) from event.key k
            join registry.sender d on d.id = k.sender_id and d.code = 'calls-2021q1'
            """;

    /** Whoever nobody's event mentions is counted too, since an import could have left them behind. */
    private static final String PEOPLE = """
            with mention as (
                select f.provider_id, f.resident_ref, f.staff_id, bool_or(d.code = 'calls-2021q1') as here
                from event.fact f join registry.sender d on d.id = f.sender_id
                group by f.provider_id, f.resident_ref, f.staff_id),
            resident as (
                select r.person_no from vault.resident r left join mention m using (provider_id, resident_ref)
                group by r.provider_id, r.resident_ref, r.person_no having bool_or(m.here) is not false)
            select (select count(*) from resident) as residents,
                (select count(distinct person_no) from resident)
                    + (select count(*) from vault.person p
                        where not exists (select from vault.resident r where r.person_no = p.person_no)) as persons,
                (select count(*) from (
                    select from registry.staff s left join mention m on m.staff_id = s.id
                    group by s.id having bool_or(m.here) is not false) as staff) as staff
            """;

    static Stored read(Jdbi superuser) {
        return superuser.withHandle(handle -> {
            List<Long> people = handle.createQuery(PEOPLE)
                    .map((row, context) ->
                            List.of(row.getLong("residents"), row.getLong("persons"), row.getLong("staff")))
                    .one();
            return new Stored(
                    handle.createQuery(FACTS).mapTo(String.class).list(),
                    handle.createQuery(FIGURES).mapTo(String.class).list(),
                    handle.createQuery(KEYS).mapTo(Long.class).one(),
                    people.get(0),
                    people.get(1),
                    people.get(2));
        });
    }

    /** What stands in one of the two only: lines of facts and figures, and counts that differ. */
    List<String> differences(Stored other) {
        return Stream.concat(only(other), other.only(this)).toList();
    }

    private Stream<String> only(Stored other) {
        List<String> lines = new ArrayList<>(lines());
        other.lines().forEach(lines::remove);
        return lines.stream();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(facts);
        lines.addAll(figures);
        lines.add("keys=%d, residents=%d, persons=%d, staff=%d".formatted(keys, residents, persons, staff));
        return lines;
    }
}
