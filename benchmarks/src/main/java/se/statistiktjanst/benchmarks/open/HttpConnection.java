package se.statistiktjanst.benchmarks.open;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept connection to a server of this machine that does no more than it must, so that the server is what is measured. */
final class HttpConnection implements AutoCloseable {
    private static final String OK = "HTTP/1.1 200 ";

    private final Socket socket;
    private final InputStream in;
    private final String head;

    /** @param encoding what to accept besides the plain body; empty for nothing */
    HttpConnection(int port, String encoding) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: */*\r\n"
                + (encoding.isEmpty() ? "" : "Accept-Encoding: " + encoding + "\r\n") + "\r\n";
    }

    /**
     * The body of an answer.
     *
     * @throws IllegalStateException if the answer is not 200
     */
    byte[] get(String target) throws IOException {
        socket.getOutputStream().write(("GET " + target + head).getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.startsWith(OK)) {
            throw new IllegalStateException(target + " was answered with " + status);
        }
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return length >= 0 ? exactly(length) : chunks();
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server closed the connection");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
