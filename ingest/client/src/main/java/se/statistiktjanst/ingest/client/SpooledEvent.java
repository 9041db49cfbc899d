package se.statistiktjanst.ingest.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An event in the spool.
 *
 * @param epochHour hour of the event's time, in hours since 1970 UTC
 * @param line the structured event, one line of JSON
 */
record SpooledEvent(String id, int epochHour, String line) {
    /** hour, length of the id, id, line. */
    byte[] bytes() {
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        byte[] lineBytes = line.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + idBytes.length + lineBytes.length)
                .putInt(epochHour)
                .putInt(idBytes.length)
                .put(idBytes)
                .put(lineBytes)
                .array();
    }

    static SpooledEvent of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int hour = in.getInt();
        int idLength = in.getInt();
        int lineAt = 2 * Integer.BYTES + idLength;
        return new SpooledEvent(
                new String(bytes, 2 * Integer.BYTES, idLength, StandardCharsets.UTF_8),
                hour,
                new String(bytes, lineAt, bytes.length - lineAt, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SpooledEvent[" + id + "]";
    }
}
