package se.statistiktjanst.ingest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Watches over the bodies of all requests, so that a slow one does not hold a thread for long. A connection whose body was
 * not read to its end is closed, and the answer says so: else the sender's next request would meet the end of it.
 */
@Priority(BodyPace.FIRST)
public final class BodyPace implements ContainerRequestFilter, ContainerResponseFilter {
    /** Before filters that read the body and put it back: what they put back must not be wrapped again. */
    static final int FIRST = 1;

    private static final String BODY = BodyPace.class.getName();

    private final long graceMillis;
    private final int bytesPerSecond;

    public BodyPace(long graceMillis, int bytesPerSecond) {
        this.graceMillis = graceMillis;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            PacedInput body = new PacedInput(request.getEntityStream(), graceMillis, bytesPerSecond, System::nanoTime);
            request.setEntityStream(body);
            request.setProperty(BODY, body);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && request.getProperty(BODY) instanceof PacedInput body && body.isCutOff()) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
