package se.statistiktjanst.ingest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Watches over the bodies of all requests, so that a slow one does not hold a thread for long.
 */
@Priority(BodyPace.FIRST)
public final class BodyPace implements ContainerRequestFilter {
    /** Before filters that read the body and put it back: what they put back must not be wrapped again. */
    static final int FIRST = 1;

    private final long graceMillis;
    private final int bytesPerSecond;

    public BodyPace(long graceMillis, int bytesPerSecond) {
        this.graceMillis = graceMillis;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            request.setEntityStream(
                    new PacedInput(request.getEntityStream(), graceMillis, bytesPerSecond, System::nanoTime));
        }
    }
}
