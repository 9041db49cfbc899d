package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code login:} part of the configuration.
 *
 * @param oidc the identity provider
 * @param session how long a session lives
 * @param accessFile which assignments give which rights, see {@link AccessRules}
 * @param demo plain HTTP on loopback: the cookie gets its own name and no {@code Secure}, and {@code /login?hint=}
 *     chooses a demo user. Refused when issuer or redirect address is not loopback
 */
public record LoginConfiguration(OidcConfiguration oidc, SessionLimits session, Path accessFile, boolean demo) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public LoginConfiguration {
        check("issuer", oidc.issuer(), demo);
        check("redirectUri", oidc.redirectUri(), demo);
    }

    @JsonCreator
    static LoginConfiguration of(
            @JsonProperty(value = "oidc", required = true) OidcConfiguration oidc,
            @JsonProperty("session") @Nullable SessionLimits session,
            @JsonProperty(value = "accessFile", required = true) Path accessFile,
            @JsonProperty("demo") boolean demo) {
        return new LoginConfiguration(oidc, session == null ? new SessionLimits(15, 60) : session, accessFile, demo);
    }

    private static void check(String key, URI address, boolean demo) {
        boolean secure = "https".equals(address.getScheme());
        boolean loopback = address.getHost() != null && LOOPBACK.contains(address.getHost());
        if (demo && !loopback) {
            throw new IllegalArgumentException("login.demo is on but login.oidc." + key
                    + " is not on this machine: demo log-in has no passwords, so switch it off");
        }
        if (!demo && !secure) {
            throw new IllegalArgumentException(
                    "login.oidc." + key + " must begin with https:// (plain http is for login.demo on loopback)");
        }
    }
}
