package se.statistiktjanst.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a body in one buffer, which grows to the longest line. A line ends in LF or CR LF. */
final class Lines {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private int next;
    private long bufferAt;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line that is not empty; false after the last. */
    boolean next() throws IOException {
        do {
            start = next;
            int feed = find();
            if (feed < 0) {
                next = filled;
                end = filled;
                if (start == end) {
                    return false;
                }
            } else {
                next = feed + 1;
                end = feed;
            }
            while (end > start && buffer[end - 1] == '\r') {
                end--;
            }
        } while (start == end);
        return true;
    }

    /** Place of the line feed that ends this line, or -1 where the body ends without one. */
    private int find() throws IOException {
        for (int i = start; ; i++) {
            if (i == filled) {
                int moved = start;
                if (!fill()) {
                    return -1;
                }
                i -= moved - start;
            }
            if (buffer[i] == '\n') {
                return i;
            }
        }
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            bufferAt += start;
            filled -= start;
            start = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** Where in the body the line begins. */
    long at() {
        return bufferAt + start;
    }

    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, end);
    }
}
