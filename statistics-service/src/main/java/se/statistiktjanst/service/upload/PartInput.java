package se.statistiktjanst.service.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a part up to its delimiter, which begins with the only carriage return in it. */
final class PartInput extends InputStream {
    private final InputStream in;
    private final byte[] delimiter;
    /** Bytes of the delimiter that were read and turned out to be content. */
    private int heldFrom;

    private int heldTo;
    private int next = NONE;
    private boolean ended;

    private static final int NONE = -2;

    PartInput(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter.clone();
    }

    @Override
    public int read() throws IOException {
        if (heldFrom < heldTo) {
            return delimiter[heldFrom++] & 0xFF;
        }
        if (ended) {
            return -1;
        }
        int b = next == NONE ? in.read() : next;
        next = NONE;
        if (b != delimiter[0]) {
            return whole(b);
        }
        int matched = 1;
        for (; matched < delimiter.length; matched++) {
            int following = in.read();
            if (following != (delimiter[matched] & 0xFF)) {
                next = whole(following);
                heldFrom = 1;
                heldTo = matched;
                return b;
            }
        }
        ended = true;
        return -1;
    }

    private static int whole(int b) throws EOFException {
        if (b < 0) {
            throw new EOFException("the request broke off within the file: send it again");
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int b = read();
            if (b < 0) {
                break;
            }
            buffer[offset + count++] = (byte) b;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
