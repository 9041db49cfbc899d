package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The {@code login:} part of the configuration.
 *
 * @param oidc the identity provider
 * @param session how long a session lives
 */
public record LoginConfiguration(OidcConfiguration oidc, SessionLimits session) {

    @JsonCreator
    static LoginConfiguration of(
            @JsonProperty(value = "oidc", required = true) OidcConfiguration oidc,
            @JsonProperty("session") @Nullable SessionLimits session) {
        return new LoginConfiguration(oidc, session == null ? new SessionLimits(15, 60) : session);
    }
}
