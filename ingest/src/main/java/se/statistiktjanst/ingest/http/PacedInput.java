package se.statistiktjanst.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * Ends a body that comes too slowly. Only the time spent waiting for the sender counts, so that a slow disk here is not
 * held against it.
 */
final class PacedInput extends FilterInputStream {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long graceNanos;
    private final int bytesPerSecond;
    private final LongSupplier nanoClock;
    private long waited;
    private long read;

    PacedInput(InputStream in, long graceMillis, int bytesPerSecond, LongSupplier nanoClock) {
        super(in);
        this.graceNanos = TimeUnit.MILLISECONDS.toNanos(graceMillis);
        this.bytesPerSecond = bytesPerSecond;
        this.nanoClock = nanoClock;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = nanoClock.getAsLong();
        int count = readOrRefuse(buffer, offset, length);
        waited += nanoClock.getAsLong() - start;
        read += Math.max(count, 0);
        if (count >= 0 && waited > graceNanos + read * NANOS / bytesPerSecond) {
            throw tooSlow();
        }
        return count;
    }

    private int readOrRefuse(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TimeoutException) {
                    throw tooSlow();
                }
            }
            throw new ProblemException(ProblemCode.BAD_REQUEST, "the body breaks off");
        }
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemCode.TOO_SLOW, "the body comes too slowly; nothing of it is stored, send less at once");
    }
}
