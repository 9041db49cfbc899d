package se.statistiktjanst.demo.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;

/** The roll-ups as they stand in the database, in the words of {@link Oracle}. */
final class StoredFigures {
    private static final String MEASURES = """
            concat_ws(' ', r.events, r.answered, r.abandoned, r.resolved, r.forwarded, r.consultations, r.logins, r.wait_s,
                r.wait_n, r.talk_s, r.talk_n, r.duration_s, r.duration_n, r.answered_180, r.answered_60, r.answered_30)
                as figures
            """;
    private static final String PLACE = "p.hsa_id, coalesce(u.hsa_id, '-'), s.code, t.name";
    private static final String HOME = "p.hsa_id, s.code, t.name, r.month_on, r.county";
    private static final String OF_SERVICE = """
            join registry.care_provider p on p.id = r.provider_id
            join registry.service s on s.id = r.service_id
            """;
    private static final String OF_TYPE = OF_SERVICE + " join event.type t on t.id = r.type_id ";
    private static final String NAMES = OF_TYPE + " left join registry.unit u on u.id = r.unit_id ";
    private static final String CHANNEL = " left join event.dimension_value c on c.id = r.channel";
    private static final List<String> SUMS = List.of(
            sums("day", PLACE + ", r.occurred_on, coalesce(c.code, '-')", "daily", NAMES + CHANNEL),
            sums("unit", PLACE + ", r.month_on, coalesce(c.code, '-')", "unit_month", NAMES + CHANNEL),
            sums(
                    "staff",
                    PLACE + ", r.month_on, coalesce(w.hsa_id, '-')",
                    "staff_month",
                    NAMES + " left join registry.staff w on w.id = r.staff_id"),
            sums("home", HOME, "county_month", OF_TYPE),
            "select concat_ws(' ', 'received', p.hsa_id, s.code, r.occurred_on) as key, r.received::text as figures"
                    + " from usage.completeness r " + OF_SERVICE);
    private static final List<String> RESIDENTS = List.of(
            "select concat_ws(' ', 'residents', " + PLACE + ", r.month_on) as key, r.residents"
                    + " from usage.presence_month r " + NAMES,
            "select concat_ws(' ', 'residents at home', " + HOME + ") as key, r.residents"
                    + " from usage.county_presence_month r " + OF_TYPE);
    private static final String SECONDS = "select concat_ws(' ', 'seconds', " + PLACE
            + ", r.month_on, r.measure) as key, r.histogram from usage.seconds_month r " + NAMES;

    private static final String HOURS = "select concat_ws(' ', 'hour', " + PLACE
            + ", r.month_on, r.weekday) as key, r.hours from usage.weekday_month r " + NAMES;
    private static final int NUMBER_OF_MEASURES = 16;

    private StoredFigures() {}

    private static String sums(String name, String key, String table, String joins) {
        return "select concat_ws(' ', '" + name + "', " + key + ") as key, " + MEASURES + " from usage." + table + " r "
                + joins;
    }

    static Map<String, String> read(Jdbi superuser) {
        Map<String, String> figures = new TreeMap<>();
        superuser.useHandle(handle -> {
            for (String sql : SUMS) {
                handle.createQuery(sql)
                        .map((row, context) -> Map.entry(row.getString("key"), row.getString("figures")))
                        .forEach(row -> figures.put(row.getKey(), row.getValue()));
            }
            for (String sql : RESIDENTS) {
                handle.createQuery(sql)
                        .map((row, context) -> Map.entry(row.getString("key"), row.getBytes("residents")))
                        .forEach(row -> figures.put(row.getKey(), Integer.toString(cardinality(row.getValue()))));
            }
            handle.createQuery(HOURS)
                    .map((row, context) -> Map.entry(row.getString("key"), row.getBytes("hours")))
                    .forEach(row -> hours(row.getKey(), ByteBuffer.wrap(row.getValue()), figures));
            handle.createQuery(SECONDS)
                    .map((row, context) -> Map.entry(row.getString("key"), row.getBytes("histogram")))
                    .forEach(row -> figures.put(
                            row.getKey(),
                            histogram(ByteBuffer.wrap(row.getValue())).toString()));
        });
        return figures;
    }

    /** Of each hour: which, the bits of the measures that are not 0, and these as {@link #number}. */
    private static void hours(String weekday, ByteBuffer bytes, Map<String, String> figures) {
        while (bytes.hasRemaining()) {
            int hour = bytes.get();
            int present = bytes.getShort();
            List<String> measures = new ArrayList<>();
            for (int measure = 0; measure < NUMBER_OF_MEASURES; measure++) {
                measures.add(Integer.toString((present & 1 << measure) == 0 ? 0 : number(bytes)));
            }
            figures.put(weekday + ' ' + hour, String.join(" ", measures));
        }
    }

    /** How many events had how many seconds: distances between values and counts, seven bits a byte, lowest first. */
    private static Map<Integer, Integer> histogram(ByteBuffer bytes) {
        Map<Integer, Integer> counts = new TreeMap<>();
        int value = 0;
        while (bytes.hasRemaining()) {
            value += number(bytes);
            counts.put(value, number(bytes));
        }
        return counts;
    }

    private static int number(ByteBuffer bytes) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static int cardinality(byte[] bytes) {
        RoaringBitmap bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bitmap.getCardinality();
    }
}
