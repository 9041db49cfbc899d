package se.statistiktjanst.service.login;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.Section;

/** Answers a log-in that came to nothing with a page that says why and what to do. The log gets the code alone. */
final class LoginRefusedMapper implements ExceptionMapper<LoginRefusedException> {
    private static final Logger log = LoggerFactory.getLogger(LoginRefusedMapper.class);

    private final PageShell shell;

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    LoginRefusedMapper(PageShell shell) {
        this.shell = shell;
    }

    @Override
    public Response toResponse(LoginRefusedException e) {
        Throwable cause = e.getCause();
        log.info(
                "log-in refused: {}{}",
                e.refusal().code(),
                cause == null ? "" : ", " + cause.getClass().getSimpleName());
        String address =
                "/" + Language.preferred(headers.getAcceptableLanguages()).tag() + Section.LOGIN.path();
        Response.ResponseBuilder response = Response.status(e.refusal().status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(shell.page(address, "", null, new RefusalPage(e.refusal())));
        return e.refusal() == Refusal.PROVIDER_UNREACHABLE
                ? response.header(HttpHeaders.RETRY_AFTER, 30).build()
                : response.build();
    }
}
