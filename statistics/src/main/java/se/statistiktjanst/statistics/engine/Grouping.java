package se.statistiktjanst.statistics.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL that all sources share: periods, members, what is selected. A roll-up row is {@code r}. */
final class Grouping {
    private static final String INFORMED =
            " and exists (select from registry.staff_informed i where i.unit_id = r.unit_id)";

    private final Source source;
    private final Question question;
    private final Selection selection;

    Grouping(Source source, Question question, Selection selection) {
        this.source = source;
        this.question = question;
        this.selection = selection;
    }

    int members() {
        return question.by().size();
    }

    /** A query for the keys and more columns, in groups where these are sums. */
    Query grouped(Handle handle, String more, List<Integer> types) {
        String keys = IntStream.rangeClosed(1, members() + 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return bind(handle, sql(more, fromOn()) + " group by " + keys, types);
    }

    /** As {@link #grouped}, also by the type of event. */
    Query groupedByType(Handle handle, String more, List<Integer> types) {
        String keys = IntStream.rangeClosed(1, members() + 2)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return bind(handle, sql("r.type_id, " + more, fromOn()) + " group by " + keys, types);
    }

    /** A query for the keys and more columns of each row that meets a further condition. */
    Query rows(Handle handle, String more, String where, List<Integer> types) {
        return bind(handle, sql(more, fromOn() + where), types);
    }

    /** As {@link #rows}, from the first day stored. */
    Query rowsFromTheBeginning(Handle handle, String more, List<Integer> types) {
        return bind(handle, sql(more, ""), types);
    }

    /** What tells the groups apart, as in the queries. */
    String keys() {
        return Stream.concat(Stream.of(period()), question.by().stream().map(this::member))
                .collect(Collectors.joining(", "));
    }

    private Query bind(Handle handle, String sql, List<Integer> types) {
        return selection
                .bind(handle.createQuery(sql), types)
                .bind("from", question.from())
                .bind("to", question.to());
    }

    private String sql(String more, String where) {
        StringBuilder select = new StringBuilder("select ").append(period()).append(" as period");
        for (int at = 0; at < members(); at++) {
            select.append(", ")
                    .append(member(question.by().get(at)))
                    .append(" as member_")
                    .append(at);
        }
        select.append(", ").append(more).append(" from ").append(source.table()).append(" r");
        select.append(joins()).append(" where ").append(Selection.where(source.isOfUnits()));
        select.append(" and r.").append(source.date()).append(" <= :to");
        if (question.by().contains(Split.STAFF)) {
            select.append(INFORMED);
        }
        if (question.isOfGroups() && !question.by().contains(Split.GROUP)) {
            // Once, however many of the groups the unit is in.
            select.append(" and exists (select from registry.unit_group_member g where ")
                    .append(membership())
                    .append(")");
        }
        return select.append(where).toString();
    }

    private String fromOn() {
        return " and r.%s >= :from".formatted(source.date());
    }

    private String period() {
        if (question.grain() == Grain.WHOLE) {
            return ":from::date";
        }
        if (question.grain() == source.grain()) {
            return "r." + source.date();
        }
        // Without a zone: with one, as for a date alone, each row costs some times as much.
        return "date_trunc('%s', r.%s::timestamp)::date"
                .formatted(question.grain().code(), source.date());
    }

    private String member(Split split) {
        return switch (split) {
            case SERVICE -> "r.service_id::int";
            case UNIT -> unit();
            case DIVISION -> "coalesce(p.parent_id, 0)";
            case GROUP -> "g.group_id";
            case CHANNEL -> "r.channel";
            case STAFF -> "r.staff_id";
            case WEEKDAY -> source == Source.HOURS ? "r.weekday::int" : "extract(isodow from r.occurred_on)::int";
            case HOUR -> throw new IllegalArgumentException("hours stand together in one row");
            case RESIDENT_COUNTY -> "r.county::int";
        };
    }

    private String unit() {
        return question.organisation() == Organisation.NOW ? "coalesce(n.successor_id, r.unit_id)" : "r.unit_id";
    }

    private String joins() {
        StringBuilder joins = new StringBuilder();
        boolean organised =
                question.by().contains(Split.UNIT) || question.by().contains(Split.DIVISION) || question.isOfGroups();
        if (organised && question.organisation() == Organisation.NOW) {
            joins.append(" left join unnest(:former, :successors) n (unit_id, successor_id) on n.unit_id = r.unit_id");
        }
        if (question.by().contains(Split.DIVISION)) {
            joins.append(" left join registry.unit_parent p on p.unit_id = ")
                    .append(unit())
                    .append(validity("p"));
        }
        if (question.by().contains(Split.GROUP)) {
            // Once for each group that the unit is in; nothing adds the groups up.
            joins.append(" join registry.unit_group_member g on ").append(membership());
        }
        return joins.toString();
    }

    private String membership() {
        return "g.provider_id = :provider and g.group_id = any (:groups) and g.unit_id = " + unit() + validity("g");
    }

    private String validity(String table) {
        String day = question.organisation() == Organisation.NOW ? ":today::date" : "r." + source.date();
        return " and %1$s.from_on <= %2$s and (%1$s.to_on is null or %1$s.to_on > %2$s)".formatted(table, day);
    }
}
