package se.statistiktjanst.ingest.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * How far the spool has been sent. Not forced to disk: if the latest place is lost, or half written, events are sent
 * again and the collector calls them duplicates.
 */
final class SpoolPosition implements AutoCloseable {
    private static final int LENGTH = 3 * Long.BYTES;

    record Place(long segment, long offset) {}

    private final RandomAccessFile file;

    SpoolPosition(Path path) throws IOException {
        if (!Files.exists(path)) {
            OwnerOnly.create(path);
        }
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    Place read() throws IOException {
        if (file.length() < LENGTH) {
            return new Place(0, 0);
        }
        file.seek(0);
        Place place = new Place(file.readLong(), file.readLong());
        return file.readLong() == crc(place) ? place : new Place(0, 0);
    }

    void write(Place place) throws IOException {
        file.seek(0);
        file.write(bytes(place).putLong(crc(place)).array());
    }

    private static ByteBuffer bytes(Place place) {
        return ByteBuffer.allocate(LENGTH).putLong(place.segment()).putLong(place.offset());
    }

    private static long crc(Place place) {
        CRC32C crc = new CRC32C();
        crc.update(bytes(place).array(), 0, 2 * Long.BYTES);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
