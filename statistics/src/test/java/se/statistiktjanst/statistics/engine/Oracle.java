package se.statistiktjanst.statistics.engine;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The figures of a question in plain SQL over all events, sharing nothing with the engine: neither its roll-ups nor its
 * metric files nor its calendar.
 */
final class Oracle {
    private static final String CALL = "x.family = 'call'";
    private static final String SESSION = "x.family = 'session'";
    private static final String STAFFED_SESSION = SESSION + " and x.staff_id is not null";

    /** A metric and how one would write it by hand. {@code x} is an event of the question, {@code e} has all before too. */
    private static final Map<String, String> METRICS = Map.ofEntries(
            entry("events", "count(*)::numeric"),
            entry("calls", "count(*) filter (where %s)".formatted(CALL)),
            entry("activities", "count(*) filter (where x.family = 'activity')"),
            entry("answered", "count(*) filter (where x.outcome = 'answered')"),
            entry("abandoned", "count(*) filter (where x.outcome = 'abandoned')"),
            entry("resolved", "count(*) filter (where x.resolved)"),
            entry("forwarded", "count(*) filter (where x.forwarded)"),
            entry("consultations", "count(*) filter (where x.consultation)"),
            entry("logins", "count(*) filter (where x.outcome = 'login')"),
            entry("talkTime", "coalesce(sum(x.talk_s), 0)"),
            entry("timeSpent", "coalesce(sum(x.duration_s), 0)"),
            entry("meanWait", "round(avg(x.wait_s), 2)"),
            entry("meanTalk", "round(avg(x.talk_s), 2)"),
            entry("meanTimeSpent", "round(avg(x.duration_s), 2)"),
            entry("answeredShare", share("x.outcome = 'answered'", CALL)),
            entry("resolvedShare", share("x.resolved", "x.outcome = 'answered'")),
            entry("answeredWithin30", "count(*) filter (where x.wait_s < 31)"),
            entry("answeredWithin60", "count(*) filter (where x.wait_s < 61)"),
            entry("answeredWithin180", "count(*) filter (where x.wait_s < 181)"),
            entry("answeredWithin30Share", share("x.wait_s < 31", "x.wait_s is not null")),
            entry("answeredWithin60Share", share("x.wait_s < 61", "x.wait_s is not null")),
            entry("answeredWithin180Share", share("x.wait_s < 181", "x.wait_s is not null")),
            entry("medianWait", "percentile_disc(0.5) within group (order by x.wait_s)"),
            entry("wait90", "percentile_disc(0.9) within group (order by x.wait_s)"),
            entry("medianTalk", "percentile_disc(0.5) within group (order by x.talk_s)"),
            entry("talk90", "percentile_disc(0.9) within group (order by x.talk_s)"),
            entry("staff", "count(distinct x.staff_id)"),
            entry(
                    "loginsPerStaff",
                    perStaff("count(*) filter (where x.outcome = 'login' and x.staff_id is not null)", 1)),
            entry(
                    "timeSpentPerStaff",
                    perStaff("coalesce(sum(x.duration_s) filter (where x.staff_id is not null), 0)", 0)),
            entry("residents", "count(distinct x.resident_ref) filter (where x.county <> '' or not x.has_county)"),
            entry(
                    "callers",
                    "count(distinct x.resident_ref) filter (where %s and (x.county <> '' or not x.called_from_county))"
                            .formatted(CALL)),
            entry("residentsPer1000", perThousand("count(distinct x.resident_ref)")),
            entry("eventsPer1000", perThousand("count(*)")),
            entry("newResidents", "count(distinct x.resident_ref) filter (where x.first_period = x.period)"),
            entry("returningResidents", "count(distinct x.resident_ref) filter (where x.first_period < x.period)"),
            entry("firstLogins", "0"));

    private final Handle superuser;
    private final int providerId;

    Oracle(Handle superuser, int providerId) {
        this.superuser = superuser;
        this.providerId = providerId;
    }

    static List<String> metrics() {
        return METRICS.keySet().stream().sorted().toList();
    }

    /** Period, codes of members and values as texts. */
    Map<List<String>, List<String>> answer(Question question) {
        StringBuilder keys = new StringBuilder();
        List<String> names = new ArrayList<>(List.of("period"));
        for (int at = 0; at < question.by().size(); at++) {
            names.add("k" + at);
            keys.append(", ")
                    .append(member(question.by().get(at)))
                    .append(" as k")
                    .append(at);
        }
        String group = String.join(", ", names);
        List<String> values = new ArrayList<>();
        for (String metric : question.metrics()) {
            String sql = metric.equals("firstLogins") ? firstLogins(names) : METRICS.get(metric);
            values.add("(%s)::text as v%d".formatted(sql, values.size()));
        }
        String sql = events(question, keys.toString(), names) + "select " + group + ", " + String.join(", ", values)
                + " from numbered x where x.day >= :from group by " + group;
        Map<List<String>, List<String>> answer = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        superuser
                .createQuery(sql)
                .bind("provider", providerId)
                .bind("from", question.from())
                .bind("to", question.to())
                .bind("services", question.services().toArray(String[]::new))
                .bind("units", question.units().toArray(String[]::new))
                .bind("groups", question.groups().toArray(String[]::new))
                .mapToMap()
                .list()
                .forEach(row -> {
                    List<String> texts =
                            row.values().stream().map(String::valueOf).toList();
                    answer.put(texts.subList(0, names.size()), numbers(texts.subList(names.size(), texts.size())));
                });
        return answer;
    }

    static List<String> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> text.equals("null")
                        ? "null"
                        : new BigDecimal(text).stripTrailingZeros().toPlainString())
                .toList();
    }

    private static String events(Question question, String keys, List<String> names) {
        String place = question.organisation() == Organisation.NOW ? "coalesce(s.id, u.id)" : "u.id";
        String day = question.organisation() == Organisation.NOW ? "date '2026-11-22'" : atGrain(question);
        return """
                with e as (
                    select f.*, o.code as outcome_code, t.family, f.occurred_on as day, %1$s as period %2$s
                    from event.fact f
                    join event.type t on t.id = f.type_id
                    join registry.service v on v.id = f.service_id
                    left join event.dimension_value o on o.id = f.outcome
                    left join event.dimension_value c on c.id = f.channel
                    left join registry.unit u on u.id = f.unit_id
                    left join registry.unit s on s.id = u.successor_id
                    left join registry.unit un on un.id = %3$s
                    left join registry.unit_parent p on p.unit_id = %3$s and p.from_on <= %4$s
                        and coalesce(p.to_on, 'infinity') > %4$s
                    left join registry.unit d on d.id = p.parent_id
                    left join registry.staff w on w.id = f.staff_id
                    left join registry.staff_informed i on i.unit_id = f.unit_id
                    %11$s
                    where f.provider_id = :provider and f.occurred_on <= :to
                        and (cardinality(:services) = 0 or v.code = any (:services))
                        and (cardinality(:units) = 0 or %5$s = any (:units)) %6$s
                        and (cardinality(:groups) = 0 or %3$s in (%12$s))
                ), numbered as (
                    select
                        e.family, e.outcome_code as outcome, e.day, e.resident_ref, e.staff_id, e.resolved, e.forwarded,
                        e.consultation, e.wait_s, e.talk_s, e.duration_s, %7$s,
                        %9$s as county, bool_or(e.resident_county is not null and e.day >= :from) over same as has_county,
                        bool_or(e.resident_county is not null and e.day >= :from and e.family = 'call')
                            over same as called_from_county,
                        max(extract(year from case when e.period = 'all' then :to::date else e.day end)::int)
                            over (partition by e.period) as last_year,
                        min(case when e.day < :from then '' else e.period end)
                            over (partition by e.resident_ref %8$s) as first_period
                    from e
                    window same as (partition by e.resident_ref, e.period %10$s)
                )
                """.formatted(
                period(question.grain()),
                keys,
                place,
                day,
                question.organisation() == Organisation.NOW ? "un.public_id" : "u.public_id",
                question.by().contains(Split.STAFF) ? "and i.unit_id is not null" : "",
                names.stream().map(name -> "e." + name).collect(Collectors.joining(", ")),
                names.stream().skip(1).map(name -> ", e." + name).collect(Collectors.joining()),
                county(question),
                others(question),
                question.by().contains(Split.GROUP) ? "join (" + MEMBERS + ") m on " + isMember(place, day) : "",
                "select m.unit_id from (" + MEMBERS + ") m where " + isMember(place, day));
    }

    /** Of the event, where the question asks for it; somewhere otherwise, so that everybody is counted. */
    private static String county(Question question) {
        int at = question.by().indexOf(Split.RESIDENT_COUNTY);
        return at < 0 ? "'somewhere'" : "e.k" + at;
    }

    private static String others(Question question) {
        StringBuilder others = new StringBuilder();
        for (int at = 0; at < question.by().size(); at++) {
            if (question.by().get(at) != Split.RESIDENT_COUNTY) {
                others.append(", e.k").append(at);
            }
        }
        return others.toString();
    }

    /** The population at the last turn of a year before the period's last year, or the latest before that. */
    private static String perThousand(String number) {
        return """
                round(1000.0 * %s / (
                    select p.residents from registry.population p
                    where p.county = min(x.county) and p.year < min(x.last_year)
                    order by p.year desc limit 1), 2)""".formatted(number);
    }

    private static final String MEMBERS = """
            select g.public_id, m.unit_id, daterange(m.from_on, m.to_on) as days
            from registry.unit_group g join registry.unit_group_member m on m.group_id = g.id
            where cardinality(:groups) = 0 or g.public_id = any (:groups)""";

    private static String isMember(String place, String day) {
        return "m.unit_id = %s and m.days @> (%s)::date".formatted(place, day);
    }

    /** Where figures are kept by the month, a unit's division and groups are those of the month's first day. */
    private static String atGrain(Question question) {
        boolean sums = question.metrics().stream().allMatch(DAILY::contains);
        boolean daily = sums && !question.by().contains(Split.HOUR);
        return daily && !question.by().contains(Split.STAFF) ? "f.occurred_on" : "date_trunc('month', f.occurred_on)";
    }

    static final List<String> DAILY = METRICS.keySet().stream()
            .filter(metric -> !List.of(
                            "medianWait",
                            "wait90",
                            "medianTalk",
                            "talk90",
                            "staff",
                            "loginsPerStaff",
                            "timeSpentPerStaff",
                            "residents",
                            "callers",
                            "residentsPer1000",
                            "eventsPer1000",
                            "newResidents",
                            "returningResidents",
                            "firstLogins")
                    .contains(metric))
            .sorted()
            .toList();

    private static String period(Grain grain) {
        return switch (grain) {
            case WHOLE -> "'all'";
            case DAY -> "to_char(f.occurred_on, 'YYYY-MM-DD')";
            case WEEK -> "to_char(f.occurred_on, 'IYYY-\"W\"IW')";
            case MONTH -> "to_char(f.occurred_on, 'YYYY-MM')";
            case QUARTER -> "to_char(f.occurred_on, 'YYYY-\"Q\"Q')";
            case YEAR -> "to_char(f.occurred_on, 'YYYY')";
        };
    }

    private static String member(Split split) {
        return switch (split) {
            case SERVICE -> "v.code";
            case UNIT -> "coalesce(un.public_id, '')";
            case DIVISION -> "coalesce(d.public_id, '')";
            case GROUP -> "m.public_id";
            case CHANNEL -> "coalesce(c.code, '')";
            case STAFF -> "coalesce(w.public_id, '')";
            case WEEKDAY -> "to_char(f.occurred_on, 'ID')";
            case HOUR -> "to_char(f.at at time zone 'Europe/Stockholm', 'HH24')";
            case RESIDENT_COUNTY -> "coalesce(f.resident_county::text, '')";
        };
    }

    private static String share(String part, String whole) {
        return "round(100.0 * count(*) filter (where %s) / nullif(count(*) filter (where %s), 0), 1)"
                .formatted(part, whole);
    }

    private static String perStaff(String sum, int decimals) {
        return "round((%s)::numeric / nullif(count(distinct x.staff_id) filter (where %s), 0), %d)"
                .formatted(sum, STAFFED_SESSION, decimals);
    }

    /** Everybody of the group who has logged in or out up to the end of the period. */
    private static String firstLogins(List<String> names) {
        String same = names.stream()
                .skip(1)
                .map(name -> " and b.%1$s = x.%1$s".formatted(name))
                .collect(Collectors.joining());
        return "select count(distinct b.resident_ref) from numbered b where b.family = 'session' and"
                + " (b.day < :from or b.period <= x.period)" + same;
    }
}
