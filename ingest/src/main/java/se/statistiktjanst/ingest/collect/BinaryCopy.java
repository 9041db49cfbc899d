package se.statistiktjanst.ingest.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows by binary COPY: the header, then for each row the number of fields and each field as its length (−1 for null) and
 * its bytes, big-endian; see PostgreSQL's documentation of COPY, "Binary Format".
 */
final class BinaryCopy implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FLUSH_AT = 1 << 16;
    /** A row without its jsonb: some thirty lengths with at most 16 bytes each. */
    private static final int LARGEST_ROW = 640;

    private static final byte JSONB_VERSION = 1;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(FLUSH_AT + 2 * LARGEST_ROW);

    /** @param statement {@code copy … from stdin (format binary)} */
    BinaryCopy(Handle handle, String statement) throws SQLException {
        copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryCopy row(int fields) throws SQLException {
        if (buffer.position() >= FLUSH_AT) {
            flush();
        }
        buffer.putShort((short) fields);
        return this;
    }

    BinaryCopy nothing() {
        buffer.putInt(-1);
        return this;
    }

    BinaryCopy int2(int value) {
        buffer.putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryCopy int4(int value) {
        buffer.putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopy int4(@Nullable Integer value) {
        return value == null ? nothing() : int4(value.intValue());
    }

    BinaryCopy int8(long value) {
        buffer.putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopy bool(boolean value) {
        buffer.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryCopy uuid(UUID value) {
        buffer.putInt(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy jsonb(@Nullable String json) {
        if (json == null) {
            return nothing();
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (buffer.remaining() < bytes.length + LARGEST_ROW) {
            ByteBuffer larger = ByteBuffer.allocate(buffer.position() + bytes.length + 2 * LARGEST_ROW);
            larger.put(buffer.flip());
            buffer = larger;
        }
        buffer.putInt(bytes.length + 1).put(JSONB_VERSION).put(bytes);
        return this;
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
