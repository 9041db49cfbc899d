package se.statistiktjanst.service.login;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a log-in that came to nothing with a page that says why and what to do. The log gets the code alone. */
final class LoginRefusedMapper implements ExceptionMapper<LoginRefusedException> {
    private static final Logger log = LoggerFactory.getLogger(LoginRefusedMapper.class);

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    @Override
    public Response toResponse(LoginRefusedException e) {
        Throwable cause = e.getCause();
        log.info(
                "log-in refused: {}{}",
                e.refusal().code(),
                cause == null ? "" : ", " + cause.getClass().getSimpleName());
        Response.ResponseBuilder response = Response.status(e.refusal().status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new RefusalPage(e.refusal(), locale()).html());
        return e.refusal() == Refusal.PROVIDER_UNREACHABLE
                ? response.header(HttpHeaders.RETRY_AFTER, 30).build()
                : response.build();
    }

    private Locale locale() {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("sv") || language.equals("en"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.forLanguageTag("sv"));
    }
}
