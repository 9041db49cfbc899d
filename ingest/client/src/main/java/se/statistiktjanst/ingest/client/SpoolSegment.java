package se.statistiktjanst.ingest.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file of the spool: records of length, CRC-32C and bytes, one after the other. Written to the end, read from the
 * front. Not FileChannel, which an interrupted thread would close for all.
 */
final class SpoolSegment implements AutoCloseable {
    private static final int HEADER = 2 * Integer.BYTES;
    private static final int LARGEST = 64 << 20;
    private static final String ENDING = ".spool";
    private static final String DAMAGED = ".damaged";

    /**
     * A whole record.
     *
     * @param bytes its length
     * @param end where the next record begins
     */
    record Found(SpooledEvent event, int bytes, long end) {}

    private final long number;
    private final Path path;
    private final RandomAccessFile file;
    private long size;
    private long readable;

    private SpoolSegment(long number, Path path) throws IOException {
        this.number = number;
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.size = file.length();
        this.readable = size;
    }

    static SpoolSegment create(Path folder, long number) throws IOException {
        Path path = folder.resolve("%016d%s".formatted(number, ENDING));
        OwnerOnly.create(path);
        return new SpoolSegment(number, path);
    }

    /** The segments that an earlier run left, oldest first. */
    static List<SpoolSegment> existing(Path folder) throws IOException {
        List<Path> paths;
        try (var files = Files.list(folder)) {
            paths = files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        List<SpoolSegment> segments = new java.util.ArrayList<>();
        for (Path path : paths) {
            String name = path.getFileName().toString();
            segments.add(new SpoolSegment(Long.parseLong(name.substring(0, name.length() - ENDING.length())), path));
        }
        return segments;
    }

    long number() {
        return number;
    }

    long size() {
        return size;
    }

    /** Writes records to the end, or none of them. They are safe after {@link #force}. */
    void append(List<byte[]> records) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(
                records.stream().mapToInt(each -> HEADER + each.length).sum());
        records.forEach(each -> out.putInt(each.length).putInt(crc(each)).put(each));
        try {
            file.seek(size);
            file.write(out.array());
        } catch (IOException e) {
            file.setLength(size);
            throw e;
        }
        size += out.capacity();
    }

    static long sizeOf(List<byte[]> records) {
        return records.stream().mapToLong(each -> HEADER + (long) each.length).sum();
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    /** Lets what lies before this place be read: it is on disk. */
    void release(long upTo) {
        readable = Math.max(readable, upTo);
    }

    /** The record at a place; empty at the end, or where what follows is no whole record. */
    Optional<Found> at(long place) throws IOException {
        if (place + HEADER > readable) {
            return Optional.empty();
        }
        try {
            file.seek(place);
            int length = file.readInt();
            int crc = file.readInt();
            if (length < 0 || length > LARGEST || place + HEADER + length > readable) {
                return Optional.empty();
            }
            byte[] bytes = new byte[length];
            file.readFully(bytes);
            return crc == crc(bytes)
                    ? Optional.of(new Found(SpooledEvent.of(bytes), length, place + HEADER + length))
                    : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Whether everything before a place is all there is; if not, the rest cannot be read. */
    boolean endsAt(long place) {
        return place >= readable;
    }

    /** Cuts off what a kill left half written, so that it is not taken for damage later. */
    void cutAt(long place) throws IOException {
        file.setLength(place);
        force();
        size = place;
        readable = place;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    /** Sets the file aside, for somebody to look at: it was whole once and is no longer. */
    Path setAside() throws IOException {
        close();
        return Files.move(path, path.resolveSibling(path.getFileName() + DAMAGED));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
