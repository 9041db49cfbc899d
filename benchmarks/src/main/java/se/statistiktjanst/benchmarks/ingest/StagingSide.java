package se.statistiktjanst.benchmarks.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Side B, bare staging: the same rows by binary COPY into a temporary table, then {@code insert … on conflict do nothing}
 * into a key table like the service's, and the rows whose key was new into a heap without any index; one commit for every
 * ten thousand. No network but the driver's, no JSON, no check, no vault, no receipt, no roll-up.
 */
final class StagingSide implements AutoCloseable {
    private static final String COLUMNS = """
            provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on, hour, staff_id,
            resident_ref, age, sex, channel, outcome, activity, errand, clinic, resolved, forwarded, consultation, wait_s,
            talk_s, duration_s, extra""";
    /** The id of an event is not kept with its fact, so each row gets one like it: a UUIDv7, rising from row to row. */
    private static final String ROWS = """
            copy (select (lpad(to_hex(1790000000000 + batch_id), 12, '0') || '7'
                          || lpad(to_hex(row_number() over (partition by batch_id) %% 4096), 3, '0')
                          || '8' || substr(md5(random()::text), 1, 15))::uuid, %s
                  from event.fact where batch_id > %d order by 1) to stdout (format binary)
            """;

    private static final String ROW = """
            (id uuid not null, provider_id int not null, unit_id int, service_id smallint not null,
             type_id smallint not null, sender_id smallint not null, batch_id bigint not null,
             key_prefix bigint not null, at timestamptz not null, occurred_on date not null, hour smallint not null,
             staff_id int, resident_ref int, age smallint, sex smallint, channel int, outcome int, activity int,
             errand int, clinic int, resolved boolean, forwarded boolean, consultation boolean, wait_s int,
             talk_s int, duration_s int, extra jsonb)
            """;
    private static final String TABLES = """
            create table if not exists staged_key (
                sender_id smallint not null, id uuid not null, hour int not null, digest bigint not null,
                digest_version smallint not null, primary key (sender_id, id));
            create temp table arriving %s on commit delete rows;
            create table if not exists staged (like arriving);
            alter table staged drop column if exists id;
            """.formatted(ROW);
    private static final String STORE = """
            with fresh as (
                insert into staged_key (sender_id, id, hour, digest, digest_version)
                select sender_id, id, extract(epoch from at)::int / 3600, key_prefix, 1 from arriving
                on conflict do nothing
                returning sender_id, id
            )
            insert into staged (%1$s) select %1$s from arriving where (sender_id, id) in (select sender_id, id from fresh)
            """.formatted(COLUMNS);
    private static final int HEADER = 19;

    private final DataSource service;
    private final List<Connection> connections = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param service the database of the service, where the rows are read
     * @param staging another database of the same server
     */
    StagingSide(DataSource service, DataSource staging, int clients) throws SQLException {
        this.service = service;
        for (int i = 0; i < clients; i++) {
            Connection connection = staging.getConnection();
            connections.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            connection.setAutoCommit(false);
        }
    }

    /** The facts of all batches after the one given, in chunks of ten thousand, as COPY wants them. */
    List<byte[]> rows(long afterBatch) throws SQLException, IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = service.getConnection()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(ROWS.formatted(COLUMNS, afterBatch), all);
        }
        return chunks(all.toByteArray());
    }

    private static List<byte[]> chunks(byte[] copied) {
        List<byte[]> chunks = new ArrayList<>();
        ByteBuffer rows = ByteBuffer.wrap(copied).position(HEADER);
        int from = HEADER;
        for (int count = 1; ; count++) {
            short fields = rows.getShort();
            if (fields < 0) {
                add(chunks, copied, from, rows.position() - Short.BYTES);
                return chunks;
            }
            for (int field = 0; field < fields; field++) {
                int length = rows.getInt();
                rows.position(rows.position() + Math.max(length, 0));
            }
            if (count % Bodies.EVENTS == 0) {
                add(chunks, copied, from, rows.position());
                from = rows.position();
            }
        }
    }

    private static void add(List<byte[]> chunks, byte[] copied, int from, int to) {
        if (to > from) {
            ByteBuffer chunk = ByteBuffer.allocate(HEADER + to - from + Short.BYTES);
            chunk.put(copied, 0, HEADER).put(copied, from, to - from).putShort((short) -1);
            chunks.add(chunk.array());
        }
    }

    /** Stores all and gives the seconds until the last commit. */
    double send(List<byte[]> chunks) throws InterruptedException {
        long start = System.nanoTime();
        Senders.send(connections.size(), chunks, (sender, chunk) -> store(connections.get(sender), chunk));
        return (System.nanoTime() - start) / 1e9;
    }

    private static void store(Connection connection, byte[] chunk) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy arriving from stdin (format binary)", new ByteArrayInputStream(chunk), 1 << 16);
        try (Statement statement = connection.createStatement()) {
            statement.execute(STORE);
        }
        connection.commit();
    }

    long stored() throws SQLException {
        try (Statement statement = connections.get(0).createStatement();
                var counted = statement.executeQuery("select count(*) from staged")) {
            counted.next();
            long count = counted.getLong(1);
            connections.get(0).rollback();
            return count;
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
