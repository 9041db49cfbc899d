package se.statistiktjanst.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
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

    /** Jersey asks it to see whether there is a body at all; the connector may begin to inflate then. */
    @Override
    public int available() throws IOException {
        return orRefuse(super::available);
    }

    private interface Work {
        int run() throws IOException;
    }

    private int readOrRefuse(byte[] buffer, int offset, int length) throws IOException {
        return orRefuse(() -> super.read(buffer, offset, length));
    }

    private static int orRefuse(Work work) throws IOException {
        try {
            return work.run();
        } catch (IOException e) {
            throw hasCause(e, TimeoutException.class)
                    ? tooSlow()
                    : new ProblemException(ProblemCode.BAD_REQUEST, "the body breaks off");
        } catch (RuntimeException e) {
            // The way Jetty tells that what it shall inflate is no gzip.
            throw hasCause(e, ZipException.class)
                    ? new ProblemException(
                            ProblemCode.BAD_REQUEST, "the body is not gzip, as its Content-Encoding says")
                    : e;
        }
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                ProblemCode.TOO_SLOW, "the body comes too slowly; nothing of it is stored, send less at once");
    }
}
