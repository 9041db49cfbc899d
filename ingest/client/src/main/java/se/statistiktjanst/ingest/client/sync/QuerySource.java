package se.statistiktjanst.ingest.client.sync;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.client.EventClient;
import se.statistiktjanst.ingest.client.UsageEvent;

/**
 * Follows a query of a database. Its one parameter is the cursor, its columns are {@code cursor} (ordered by it, never
 * null), {@code id}, {@code type} and {@code time}, and every other column is a field of the event's data, a point making
 * an object: {@code "staff.hsaId"}.
 *
 * <p>Rows that share a cursor must come together; write the query with {@code >=} if some may be added later: rows that
 * come twice are duplicates.
 */
final class QuerySource implements SyncSource {
    private static final int ROWS = 1_000;

    private final String url;
    private final String user;
    private final java.util.function.Supplier<String> password;
    private final String query;
    private final Position position;
    private final String start;

    QuerySource(SyncSettings settings, Position position) {
        this.url = settings.required("jdbc.url");
        this.user = settings.optional("jdbc.user").orElse("");
        this.password =
                () -> settings.optional("jdbc.passwordFile").isPresent() ? settings.secret("jdbc.passwordFile") : "";
        this.query = settings.required("jdbc.query");
        this.start = settings.required("jdbc.start");
        this.position = position;
    }

    @Override
    public int queueNew(EventClient client, PrintStream out) throws IOException {
        String cursor = position.read(start);
        try (Connection connection = DriverManager.getConnection(url, user, password.get());
                PreparedStatement statement = connection.prepareStatement(query)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(ROWS);
            statement.setString(1, cursor);
            try (ResultSet rows = statement.executeQuery()) {
                return queue(rows, client);
            }
        } catch (SQLException e) {
            // Texts of databases quote values.
            throw new SyncException("the query failed with SQL state %s: run it by hand with the cursor %s"
                    .formatted(e.getSQLState(), cursor));
        }
    }

    private int queue(ResultSet rows, EventClient client) throws SQLException, IOException {
        int queued = 0;
        List<UsageEvent> events = new ArrayList<>();
        String last = null;
        while (rows.next()) {
            events.add(event(rows));
            last = rows.getString("cursor");
            if (events.size() == ROWS) {
                queued += queue(events, last, client);
            }
        }
        return last == null ? queued : queued + queue(events, last, client);
    }

    private int queue(List<UsageEvent> events, String cursor, EventClient client) throws IOException {
        client.enqueueAll(events);
        position.write(cursor);
        int queued = events.size();
        events.clear();
        return queued;
    }

    private static UsageEvent event(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            Object value = value(row.getObject(i));
            if (value != null && !List.of("cursor", "id", "type", "time").contains(name)) {
                put(data, name, value);
            }
        }
        UsageEvent event = UsageEvent.of(row.getString("type"), instant(row.getObject("time")))
                .withId(row.getString("id"));
        for (Map.Entry<String, Object> field : data.entrySet()) {
            event = event.with(field.getKey(), field.getValue());
        }
        return event;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> data, String name, Object value) {
        int point = name.indexOf('.');
        if (point < 0) {
            data.put(name, value);
        } else {
            Object inner = data.computeIfAbsent(name.substring(0, point), key -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) inner, name.substring(point + 1), value);
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().scale() <= 0 ? decimal.toBigInteger() : decimal;
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value instanceof Timestamp time ? time.toInstant() : value.toString();
    }

    private static Instant instant(@Nullable Object time) {
        if (time instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return java.time.OffsetDateTime.parse(String.valueOf(time)).toInstant();
    }
}
