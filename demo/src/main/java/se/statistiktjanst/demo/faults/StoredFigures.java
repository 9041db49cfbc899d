package se.statistiktjanst.demo.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.roaringbitmap.RoaringBitmap;

/** The roll-ups as they stand in the database, in the words of {@link Oracle}. */
final class StoredFigures {
    private static final String MEASURES = """
            concat_ws(' ', r.events, r.answered, r.abandoned, r.resolved, r.forwarded, r.consultations, r.logins, r.wait_s,
                r.wait_n, r.talk_s, r.talk_n, r.duration_s, r.duration_n) as figures
            """;
    private static final String PLACE = "p.hsa_id, coalesce(u.hsa_id, '-'), s.code, t.name";
    private static final String NAMES = """
            join registry.care_provider p on p.id = r.provider_id
            left join registry.unit u on u.id = r.unit_id
            join registry.service s on s.id = r.service_id
            join event.type t on t.id = r.type_id
            """;
    private static final String DAILY = "select concat_ws(' ', 'day', " + PLACE
            + ", r.occurred_on, coalesce(c.code, '-')) as key, " + MEASURES + " from usage.daily r " + NAMES
            + " left join event.dimension_value c on c.id = r.channel";
    private static final String STAFF = "select concat_ws(' ', 'staff', " + PLACE
            + ", r.month_on, coalesce(w.hsa_id, '-')) as key, " + MEASURES + " from usage.staff_month r " + NAMES
            + " left join registry.staff w on w.id = r.staff_id";
    private static final String RESIDENTS = "select concat_ws(' ', 'residents', " + PLACE
            + ", r.month_on) as key, r.residents from usage.presence_month r " + NAMES;

    private StoredFigures() {}

    static Map<String, String> read(Jdbi superuser) {
        Map<String, String> figures = new TreeMap<>();
        superuser.useHandle(handle -> {
            for (String sql : new String[] {DAILY, STAFF}) {
                handle.createQuery(sql)
                        .map((row, context) -> Map.entry(row.getString("key"), row.getString("figures")))
                        .forEach(row -> figures.put(row.getKey(), row.getValue()));
            }
            handle.createQuery(RESIDENTS)
                    .map((row, context) -> Map.entry(row.getString("key"), row.getBytes("residents")))
                    .forEach(row -> figures.put(row.getKey(), Integer.toString(cardinality(row.getValue()))));
        });
        return figures;
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
