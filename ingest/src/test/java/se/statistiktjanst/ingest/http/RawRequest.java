package se.statistiktjanst.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import se.statistiktjanst.ingest.collect.CollectorFixture;

/** A request whose body is sent piece by piece, as no HTTP client would. */
final class RawRequest implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    /** Sends the head; the body shall have that many bytes. */
    static RawRequest open(int port, String token, String type, int contentLength) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        RawRequest request = new RawRequest(socket);
        request.send("""
                POST /api/events/v1 HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: %s
                Content-Length: %d
                Connection: close

                """.formatted(token, type, contentLength).replace("\n", "\r\n"));
        return request;
    }

    static RawRequest open(int port, String type, int contentLength) throws IOException {
        return open(port, CollectorFixture.TOKEN, type, contentLength);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Whether something is there to be read, or the connection has ended. */
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** All that comes until the server closes; empty if it only closes. */
    String answer() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (java.net.SocketException e) {
            // Reset: the server closed while there was more to be read from us.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
