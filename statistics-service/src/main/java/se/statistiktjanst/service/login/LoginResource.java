package se.statistiktjanst.service.login;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.login.LoginAttempts.Attempt;

/** The way to the identity provider and back. */
@Path("/login")
public final class LoginResource {
    private final OidcClient client;
    private final LoginAttempts attempts;
    private final Assignments assignments;
    private final StaffSessions sessions;
    private final LoginCookies cookies;
    private final boolean demo;

    LoginResource(
            OidcClient client,
            LoginAttempts attempts,
            Assignments assignments,
            StaffSessions sessions,
            LoginCookies cookies,
            boolean demo) {
        this.client = client;
        this.attempts = attempts;
        this.assignments = assignments;
        this.sessions = sessions;
        this.cookies = cookies;
        this.demo = demo;
    }

    /**
     * Sends the browser to the identity provider.
     *
     * @param returnTo path of this service to come back to
     * @param fresh asks for a new proof of identity even of one who is logged in there
     * @param hint demo user to log in as; ignored outside the demo
     */
    @GET
    public Response begin(
            @QueryParam("returnTo") @Nullable String returnTo,
            @QueryParam("fresh") boolean fresh,
            @QueryParam("hint") @Nullable String hint,
            @Context HttpHeaders headers) {
        String path = ReturnTo.checked(returnTo);
        client.requireProvider();
        String browser = cookies.browser(headers.getCookies()).orElseGet(SecretToken::random);
        Attempt attempt = attempts.begin(browser, path);
        return redirect(client.authorizationRequest(attempt, fresh, demo ? hint : null))
                .cookie(cookies.newBrowser(browser))
                .build();
    }

    /** Takes the identity provider's answer; a session that the browser had ends when the new one begins. */
    @GET
    @Path("/callback")
    public Response callback(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("iss") @Nullable String issuer,
            @Context HttpHeaders headers) {
        String browser = cookies.browser(headers.getCookies())
                .orElseThrow(() -> new LoginRefusedException(Refusal.UNKNOWN_ATTEMPT));
        Attempt attempt = attempts.take(state == null ? "" : state, browser);
        OidcClient.Authentication authentication = client.authenticate(code, issuer, attempt);
        Assignment assignment = assignments.of(authentication.claims());
        String token = sessions.begin(assignment, authentication.age());
        cookies.session(headers.getCookies()).ifPresent(sessions::end);
        return redirect(URI.create(attempt.returnTo()))
                .cookie(cookies.newSession(token))
                .build();
    }

    private static Response.ResponseBuilder redirect(URI target) {
        return Response.status(Response.Status.SEE_OTHER)
                .location(target)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
