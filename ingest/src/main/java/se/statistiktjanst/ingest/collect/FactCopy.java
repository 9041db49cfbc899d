package se.statistiktjanst.ingest.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes facts with binary COPY: the header, then for each row the number of fields and each field as its length (−1 for
 * null) and its bytes, big-endian; see PostgreSQL's documentation of COPY, "Binary Format".
 */
final class FactCopy implements AutoCloseable {
    private static final String COPY = """
            copy event.fact (provider_id, unit_id, service_id, type_id, sender_id, batch_id, key_prefix, at, occurred_on,
                hour, staff_id, resident_ref, age, sex, channel, outcome, activity, errand, clinic, resolved, forwarded,
                consultation, wait_s, talk_s, duration_s, extra)
            from stdin (format binary)
            """;
    private static final short FIELDS = 26;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FLUSH_AT = 1 << 16;
    /** A row without its jsonb is at most 26 lengths and 8 bytes each. */
    private static final int LARGEST_ROW = 512;

    private static final byte JSONB_VERSION = 1;
    private static final long EPOCH_2000_SECONDS = 946_684_800L;
    private static final int EPOCH_2000_DAYS = 10_957;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(FLUSH_AT + 2 * LARGEST_ROW);

    FactCopy(PGConnection connection) throws SQLException {
        copy = connection.getCopyAPI().copyIn(COPY);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** @param dimensions ids of the values of the dimension columns, in their order, null where there is none */
    void write(
            CheckedEvent event,
            int senderId,
            long batchId,
            @Nullable Integer staffId,
            @Nullable Integer residentRef,
            @Nullable Integer[] dimensions)
            throws SQLException {
        flushIfFull();
        buffer.putShort(FIELDS);
        int4(event.providerId());
        int4(event.unitId());
        int2((short) event.serviceId());
        int2((short) event.typeId());
        int2((short) senderId);
        int8(batchId);
        int8(event.factKey());
        int8(micros(event.at()));
        int4(days(event.occurredOn()));
        int2((short) event.hour());
        int4(staffId);
        int4(residentRef);
        int2(event.age());
        int2(event.sex());
        for (Integer dimension : dimensions) {
            int4(dimension);
        }
        for (FactColumn column : FactColumn.ALL) {
            value(column, event.values()[column.place()]);
        }
        jsonb(event.extra());
    }

    private void value(FactColumn column, @Nullable Object value) {
        if (column.isDimension()) {
            return;
        }
        if (value instanceof Boolean flag) {
            buffer.putInt(1).put((byte) (flag ? 1 : 0));
        } else {
            int4((Integer) value);
        }
    }

    private void int2(@Nullable Short value) {
        if (value == null) {
            buffer.putInt(-1);
        } else {
            buffer.putInt(2).putShort(value);
        }
    }

    private void int4(@Nullable Integer value) {
        if (value == null) {
            buffer.putInt(-1);
        } else {
            buffer.putInt(4).putInt(value);
        }
    }

    private void int8(long value) {
        buffer.putInt(8).putLong(value);
    }

    private void jsonb(@Nullable String json) {
        if (json == null) {
            buffer.putInt(-1);
            return;
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (buffer.remaining() < bytes.length + LARGEST_ROW) {
            ByteBuffer larger = ByteBuffer.allocate(buffer.position() + bytes.length + 2 * LARGEST_ROW);
            larger.put(buffer.flip());
            buffer = larger;
        }
        buffer.putInt(bytes.length + 1).put(JSONB_VERSION).put(bytes);
    }

    private static long micros(Instant at) {
        return (at.getEpochSecond() - EPOCH_2000_SECONDS) * 1_000_000 + at.getNano() / 1_000;
    }

    private static int days(LocalDate day) {
        return (int) (day.toEpochDay() - EPOCH_2000_DAYS);
    }

    private void flushIfFull() throws SQLException {
        if (buffer.position() >= FLUSH_AT) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Ends the copy and gives the number of rows that the database took. */
    long end() throws SQLException {
        buffer.putShort((short) -1);
        flush();
        return copy.endCopy();
    }

    /** Takes the connection out of copy mode if the copy did not end. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
