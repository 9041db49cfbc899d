package se.statistiktjanst.exports.sealing;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.SecretKey;

/**
 * Seals what is written to it. Holds one chunk in memory; nothing is written in the clear. {@link #close()} seals the
 * last chunk: a file whose stream was not closed does not open. Not for use by several threads.
 */
public final class SealingOutputStream extends OutputStream {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OutputStream out;
    private final SealedFile file;
    private final byte[] content = new byte[SealedFile.CHUNK];
    private int length;
    private int chunk;
    private boolean closed;

    /**
     * Writes the header.
     *
     * @param name the object's name in its store, bound in so that no other object can take its place
     */
    public SealingOutputStream(OutputStream out, SecretKey key, String name) throws IOException {
        byte[] prefix = new byte[8];
        RANDOM.nextBytes(prefix);
        this.out = out;
        this.file = SealedFile.create(key, prefix, name);
        out.write(file.header());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (closed) {
            throw new IOException("The sealed file is already closed");
        }
        int from = offset;
        int left = count;
        while (left > 0) {
            // A full chunk waits until more comes, since only the end of the file says which chunk is the last.
            if (length == content.length) {
                writeChunk(false);
            }
            int n = Math.min(left, content.length - length);
            System.arraycopy(bytes, from, content, length, n);
            length += n;
            from += n;
            left -= n;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            writeChunk(true);
        }
    }

    private void writeChunk(boolean last) throws IOException {
        out.write(file.seal(chunk, last, content, length));
        chunk = Math.incrementExact(chunk);
        length = 0;
    }
}
