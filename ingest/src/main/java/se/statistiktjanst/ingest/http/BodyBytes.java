package se.statistiktjanst.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A body, kept as it is read: of an event only its place is held, and what goes to quarantine is read again. That is a
 * tenth of what the events take as trees of JSON.
 */
final class BodyBytes extends FilterInputStream {
    private static final int CHUNK = 1 << 16;

    private final List<byte[]> chunks = new ArrayList<>();
    private long length;

    BodyBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        for (int kept = 0; kept < read; ) {
            int place = (int) (length % CHUNK);
            if (place == 0) {
                chunks.add(new byte[CHUNK]);
            }
            int some = Math.min(read - kept, CHUNK - place);
            System.arraycopy(buffer, offset + kept, chunks.get(chunks.size() - 1), place, some);
            kept += some;
            length += some;
        }
        return read;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("bytes that are skipped would not be kept");
    }

    /** A copy of the bytes from one place to another, the last not included; both must have been read. */
    byte[] slice(long from, long to) {
        byte[] slice = new byte[(int) (to - from)];
        for (int copied = 0; copied < slice.length; ) {
            int place = (int) ((from + copied) % CHUNK);
            int some = Math.min(slice.length - copied, CHUNK - place);
            System.arraycopy(chunks.get((int) ((from + copied) / CHUNK)), place, slice, copied, some);
            copied += some;
        }
        return slice;
    }
}
