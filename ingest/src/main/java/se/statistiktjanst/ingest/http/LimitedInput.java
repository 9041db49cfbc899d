package se.statistiktjanst.ingest.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Ends a request that turns out too long, wherever it is read; a compressed one is counted inflated. */
final class LimitedInput extends FilterInputStream {
    private final EventLimits limits;
    private long read;

    LimitedInput(InputStream in, EventLimits limits) {
        super(in);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        int b = inflated(super::read);
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = inflated(() -> super.read(buffer, offset, length));
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("bytes that are skipped would not be counted");
    }

    private interface Read {
        int count() throws IOException;
    }

    /** Compressed bytes that break off or are none are the sender's fault, not ours. */
    private static int inflated(Read read) throws IOException {
        try {
            return read.count();
        } catch (ZipException | EOFException e) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST, "the body is not whole gzip, as its Content-Encoding says");
        }
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limits.bytes()) {
            throw limits.tooManyBytes();
        }
    }
}
