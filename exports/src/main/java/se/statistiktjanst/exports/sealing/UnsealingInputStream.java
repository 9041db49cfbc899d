package se.statistiktjanst.exports.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import javax.crypto.SecretKey;

/**
 * Reads a sealed file from its start or from any offset. Each chunk is verified before a byte of it is given out; the
 * chunk that ends the file must be the one that was sealed as the last. Not for use by several threads.
 */
public final class UnsealingInputStream extends InputStream {
    private static final int SEALED_CHUNK = SealedFile.CHUNK + SealedFile.TAG;

    private final SeekableByteChannel channel;
    private final SealedFile file;
    private final long sealedLength;
    private final int chunks;
    private byte[] content = new byte[0];
    private int position;
    private int next;

    /**
     * Reads the header.
     *
     * @param channel closed with this stream
     * @throws BrokenSealException if the file is too short or not a sealed file
     */
    public UnsealingInputStream(SeekableByteChannel channel, SecretKey key, String name) throws IOException {
        this.channel = channel;
        this.sealedLength = channel.size() - SealedFile.HEADER;
        if (sealedLength < SealedFile.TAG) {
            throw new BrokenSealException("it is shorter than an empty sealed file");
        }
        this.chunks = Math.toIntExact((sealedLength + SEALED_CHUNK - 1) / SEALED_CHUNK);
        this.file = SealedFile.open(key, read(0, SealedFile.HEADER), name);
    }

    /** Bytes of content in the whole file, true once the last chunk has been read. */
    public long length() {
        return sealedLength - (long) chunks * SealedFile.TAG;
    }

    /**
     * Goes on reading at this offset of the content, forward or back.
     *
     * @throws IllegalArgumentException if the offset is negative or after the end
     */
    public void skipTo(long offset) throws IOException {
        if (offset < 0 || offset > length()) {
            throw new IllegalArgumentException("offset " + offset + " is outside the file of " + length() + " bytes");
        }
        int within = (int) (offset % SealedFile.CHUNK);
        next = Math.toIntExact(offset / SealedFile.CHUNK);
        content = new byte[0];
        position = 0;
        if (within > 0) {
            readChunk();
            position = within;
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? content[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(count, content.length - position);
        System.arraycopy(content, position, bytes, offset, n);
        position += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean fill() throws IOException {
        while (position == content.length && next < chunks) {
            readChunk();
        }
        return position < content.length;
    }

    private void readChunk() throws IOException {
        long from = (long) next * SEALED_CHUNK;
        int length = (int) Math.min(SEALED_CHUNK, sealedLength - from);
        byte[] sealed = read(SealedFile.HEADER + from, length);
        content = file.unseal(next, next == chunks - 1, sealed, length);
        position = 0;
        next++;
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        channel.position(from);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new BrokenSealException("it ended while it was read");
            }
        }
        return buffer.array();
    }
}
