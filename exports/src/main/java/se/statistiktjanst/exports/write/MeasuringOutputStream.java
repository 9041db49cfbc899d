package se.statistiktjanst.exports.write;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts and digests what goes through. Closing it leaves the stream below open, which its owner closes. */
final class MeasuringOutputStream extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    MeasuringOutputStream(OutputStream out) {
        super(out);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a standard JDK 17 or newer", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int count) throws IOException {
        out.write(content, offset, count);
        digest.update(content, offset, count);
        bytes += count;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    long bytes() {
        return bytes;
    }

    byte[] sha256() {
        return digest.digest();
    }
}
