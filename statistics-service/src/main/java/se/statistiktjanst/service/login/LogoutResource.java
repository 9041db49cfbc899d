package se.statistiktjanst.service.login;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Ends the session here. The log-in at the identity provider is its own and is left alone. */
@Path("/logout")
public final class LogoutResource {
    private final StaffSessions sessions;
    private final LoginCookies cookies;

    LogoutResource(StaffSessions sessions, LoginCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /**
     * Ends it and leads to the start page.
     *
     * @param language of the page that the button stood on
     */
    @POST
    public Response end(@Context HttpHeaders headers, @FormParam("language") @Nullable String language) {
        cookies.session(headers.getCookies()).ifPresent(sessions::end);
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create("en".equals(language) ? "/en/" : ReturnTo.START))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Clear-Site-Data", "\"cache\"")
                .cookie(cookies.noSession())
                .build();
    }
}
