package se.statistiktjanst.service.login;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/**
 * The two cookies of log-in. {@code __Host-} binds them to this host and to HTTPS. A browser refuses that name over
 * plain HTTP, so the demo on loopback has names of its own, without {@code Secure}.
 */
final class LoginCookies {
    private final boolean demo;

    LoginCookies(boolean demo) {
        this.demo = demo;
    }

    Optional<String> session(Map<String, Cookie> cookies) {
        return value(cookies, sessionName());
    }

    /** The browser's token for log-ins in progress. */
    Optional<String> browser(Map<String, Cookie> cookies) {
        return value(cookies, browserName());
    }

    /** Until the browser closes; the database decides when the session ends. */
    NewCookie newSession(String token) {
        return cookie(sessionName(), token, NewCookie.DEFAULT_MAX_AGE);
    }

    NewCookie newBrowser(String token) {
        return cookie(browserName(), token, (int) LoginAttempts.LIFE.toSeconds());
    }

    NewCookie noSession() {
        return cookie(sessionName(), "", 0);
    }

    private String sessionName() {
        return demo ? "statistik-demo-session" : "__Host-session";
    }

    private String browserName() {
        return demo ? "statistik-demo-login" : "__Host-login";
    }

    private NewCookie cookie(String name, String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .secure(!demo)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static Optional<String> value(Map<String, Cookie> cookies, String name) {
        return Optional.ofNullable(cookies.get(name)).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }
}
