package se.statistiktjanst.service.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import org.junit.jupiter.api.Test;

class LoginCookiesTest {
    @Test
    void bindsTheSessionToThisHostAndHttps() {
        NewCookie cookie = new LoginCookies(false).newSession("token");
        assertThat(cookie.getName()).isEqualTo("__Host-session");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void doesNotTakeTheDemosCookieForARealOne() {
        NewCookie demo = new LoginCookies(true).newSession("token");
        assertThat(demo.isSecure()).isFalse();
        assertThat(new LoginCookies(false).session(java.util.Map.of(demo.getName(), demo)))
                .isEmpty();
    }
}
