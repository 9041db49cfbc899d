package se.statistiktjanst.ingest.sender;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import org.glassfish.jersey.internal.util.collection.Ref;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.http.SenderAuthenticator;

/**
 * Knows the sender of a request and lets it in. Asked twice in one request it answers the same; the place of the request
 * is given back when Jersey is done with it, however it ended. To be registered in Jersey, which gives it the request.
 */
public final class RequestSenders implements SenderAuthenticator, ContainerResponseFilter, ApplicationEventListener {
    private static final String HERE = RequestSenders.class.getName();

    private record Known(SenderSession session, Admission.Admitted admitted) {}

    private final SenderProof proof;
    private final Admission admission;

    /** The request itself: what Jersey gives directly is a stand-in that hides the connection behind it. */
    @Inject
    private Provider<Ref<HttpServletRequest>> request;

    /** Jersey fills in the request. */
    @SuppressWarnings("NullAway.Init")
    public RequestSenders(RegistryView registry, SendersConfiguration senders, SenderLimits limits, Clock clock) {
        this.proof = new SenderProof(registry, senders, clock);
        this.admission = new Admission(limits, System::nanoTime);
    }

    @Override
    public SenderSession authenticate(HttpHeaders headers) {
        HttpServletRequest current = request.get().get();
        if (current.getAttribute(HERE) instanceof Known known) {
            return known.session();
        }
        SenderSession session = proof.of(current);
        current.setAttribute(HERE, new Known(session, admission.admit(session)));
        return session;
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (request.get().get().getAttribute(HERE) instanceof Known known) {
            known.admitted().headers().forEach(response.getHeaders()::putSingle);
        }
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // Only requests matter.
    }

    @Override
    public RequestEventListener onRequest(RequestEvent start) {
        return event -> {
            if (event.getType() == RequestEvent.Type.FINISHED
                    && request.get().get().getAttribute(HERE) instanceof Known known) {
                known.admitted().leave();
            }
        };
    }
}
