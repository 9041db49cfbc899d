package se.statistiktjanst.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps a refused request from spoiling the next one on its connection. The server closes a connection on which a body was
 * left unread, without a word if the body had not arrived yet; a client that keeps its connections would lose its next
 * request to that. So a small rest is read, and with a large one the answer says that the connection ends.
 */
public final class UnreadBody implements ContainerResponseFilter {
    /** As much as a client is likely to have sent before it sees the answer; more is not worth waiting for. */
    private static final int SMALL_BYTES = 1 << 16;

    private static final String EXPECT = "Expect";
    private static final String CONNECTION = "Connection";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && mayHaveBody(request) && !isReadToItsEnd(request)) {
            response.getHeaders().putSingle(CONNECTION, "close");
        }
    }

    private static boolean mayHaveBody(ContainerRequestContext request) {
        // Not by the headers of a body: an inflated one has lost them.
        return !request.getMethod().equals(HttpMethod.GET)
                && !request.getMethod().equals(HttpMethod.HEAD);
    }

    private static boolean isReadToItsEnd(ContainerRequestContext request) {
        // A client that asks first has not begun to send; reading would tell it to.
        if (request.getLength() > SMALL_BYTES || request.getHeaderString(EXPECT) != null) {
            return false;
        }
        try {
            return restIsSmall(request.getEntityStream());
        } catch (IOException | RuntimeException e) {
            // Too slow, broken off, or no stream any more: the answer that stands is the one to give.
            return false;
        }
    }

    private static boolean restIsSmall(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        int left = SMALL_BYTES;
        int count = 0;
        while (left > 0 && (count = body.read(buffer)) >= 0) {
            left -= count;
        }
        return count < 0;
    }
}
