package se.statistiktjanst.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;
import se.statistiktjanst.platform.clock.CalendarZone;

/**
 * What the roll-ups must hold, counted from the events as they were sent, by other code than the service's: a benchmark
 * that stored or counted less would fail here.
 */
final class Oracle {
    private static final String FACTS =
            "select 'all' as cell, count(*)::text as figures from event.fact where occurred_on >= :from";
    private static final String DAILY = """
            select concat_ws('|', p.hsa_id, coalesce(u.hsa_id, '-'), s.code, t.name, d.occurred_on, coalesce(v.code, '-'))
                       as cell,
                concat_ws(' ', d.events, d.answered, d.logins, d.wait_s, d.talk_s, d.duration_s) as figures
            from usage.daily d
            join registry.care_provider p on p.id = d.provider_id
            left join registry.unit u on u.id = d.unit_id
            join registry.service s on s.id = d.service_id
            join event.type t on t.id = d.type_id
            left join event.dimension_value v on v.id = d.channel
            where d.occurred_on >= :from
            """;
    private static final String STAFF = """
            select concat_ws('|', t.name, coalesce(f.hsa_id, '-'), to_char(m.month_on, 'YYYY-MM')) as cell,
                sum(m.events)::text as figures
            from usage.staff_month m
            join event.type t on t.id = m.type_id
            left join registry.staff f on f.id = m.staff_id
            where m.month_on >= :from
            group by 1
            """;
    private static final String PRESENCE = """
            select concat_ws('|', p.hsa_id, coalesce(u.hsa_id, '-'), s.code, t.name, to_char(m.month_on, 'YYYY-MM'))
                       as cell,
                m.residents
            from usage.presence_month m
            join registry.care_provider p on p.id = m.provider_id
            left join registry.unit u on u.id = m.unit_id
            join registry.service s on s.id = m.service_id
            join event.type t on t.id = m.type_id
            where m.month_on >= :from
            """;

    private final String national;
    private final LocalDate from;
    private final Map<String, long[]> daily = new HashMap<>();
    private final Map<String, long[]> staff = new HashMap<>();
    private final Map<String, Set<String>> present = new HashMap<>();
    private long events;

    /**
     * Counts.
     *
     * @param national HSA-id of the care provider of events that belong to none
     * @param from first day of a month: what is stored of earlier ones is not looked at
     */
    Oracle(String national, LocalDate from) {
        this.national = national;
        this.from = from;
    }

    long events() {
        return events;
    }

    void add(List<ObjectNode> sent) {
        events += sent.size();
        sent.forEach(this::add);
    }

    private void add(ObjectNode event) {
        JsonNode data = event.path("data");
        LocalDate day = LocalDate.ofInstant(Instant.parse(event.path("time").textValue()), CalendarZone.STOCKHOLM);
        String month = day.toString().substring(0, 7);
        String type = event.path("type").textValue();
        String place = String.join(
                "|",
                data.path("careProvider").asText(national),
                data.path("unit").asText("-"),
                data.path("service").textValue(),
                type);
        String outcome = data.path("outcome").asText();
        long[] figures = daily.computeIfAbsent(
                place + '|' + day + '|' + data.path("channel").asText("-"), cell -> new long[6]);
        figures[0]++;
        figures[1] += outcome.equals("answered") ? 1 : 0;
        figures[2] += outcome.equals("login") ? 1 : 0;
        figures[3] += data.path("waitSeconds").asLong();
        figures[4] += data.path("talkSeconds").asLong();
        figures[5] += data.path("durationSeconds").asLong();
        String hsaId = data.path("staff").path("hsaId").asText("-");
        staff.computeIfAbsent(type + '|' + hsaId + '|' + month, cell -> new long[1])[0]++;
        if (data.has("resident")) {
            present.computeIfAbsent(place + '|' + month, cell -> new HashSet<>())
                    .add(data.path("resident").textValue());
        }
    }

    /** @throws IllegalStateException if facts or roll-ups are not what was sent */
    void check(Jdbi superuser) {
        superuser.useHandle(handle -> {
            requireSame(
                    "facts",
                    Map.of("all", Long.toString(events)),
                    handle.createQuery(FACTS).bind("from", from).reduceRows(new HashMap<>(), (cells, row) -> {
                        cells.put(row.getColumn("cell", String.class), row.getColumn("figures", String.class));
                        return cells;
                    }));
            requireSame("usage.daily", figures(daily), cells(handle, DAILY, from));
            requireSame("usage.staff_month", figures(staff), cells(handle, STAFF, from));
            Map<String, String> residents = new HashMap<>();
            handle.createQuery(PRESENCE)
                    .bind("from", from)
                    .map(row ->
                            Map.entry(row.getColumn("cell", String.class), row.getColumn("residents", byte[].class)))
                    .forEach(cell -> residents.put(cell.getKey(), count(cell.getValue())));
            requireSame(
                    "usage.presence_month",
                    present.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    cell -> Integer.toString(cell.getValue().size()))),
                    residents);
        });
    }

    private static Map<String, String> cells(Handle handle, String query, LocalDate from) {
        Map<String, String> cells = new HashMap<>();
        handle.createQuery(query)
                .bind("from", from)
                .map(row -> Map.entry(row.getColumn("cell", String.class), row.getColumn("figures", String.class)))
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue()));
        return cells;
    }

    private static String count(byte[] bitmap) {
        RoaringBitmap set = new RoaringBitmap();
        try {
            set.deserialize(ByteBuffer.wrap(bitmap));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Integer.toString(set.getCardinality());
    }

    private static Map<String, String> figures(Map<String, long[]> cells) {
        return cells.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        cell -> java.util.Arrays.stream(cell.getValue())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(" "))));
    }

    private static void requireSame(String what, Map<String, String> expected, Map<String, String> found) {
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(found.keySet());
        all.removeIf(cell -> Objects.equals(expected.get(cell), found.get(cell)));
        if (!all.isEmpty()) {
            String cell = all.iterator().next();
            throw new IllegalStateException("%s is wrong in %d cells of %d, such as %s: expected %s, found %s"
                    .formatted(what, all.size(), expected.size(), cell, expected.get(cell), found.get(cell)));
        }
    }
}
