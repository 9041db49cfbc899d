package se.statistiktjanst.service.login;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** The session of a request, looked up once, and only when somebody asks: open pages cost nothing. */
final class RequestSessions {
    private static final String PROPERTY = StaffSession.class.getName();

    private final StaffSessions sessions;
    private final LoginCookies cookies;

    RequestSessions(StaffSessions sessions, LoginCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    Optional<StaffSession> of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Optional<?> known) {
            return known.map(StaffSession.class::cast);
        }
        Optional<StaffSession> found = cookies.session(request.getCookies()).flatMap(sessions::find);
        request.setProperty(PROPERTY, found);
        return found;
    }

    /** Whether the answer may depend on a session. */
    static boolean asked(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) != null;
    }

    /** The session, or the end of the request: 401 from an API, the way to log-in and back from a page. */
    StaffSession required(ContainerRequestContext request) {
        return of(request).orElseThrow(() -> NotLoggedIn.answer(request));
    }
}
