package se.statistiktjanst.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("bytes that are skipped would not be counted");
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limits.bytes()) {
            throw limits.tooManyBytes();
        }
    }
}
