package se.statistiktjanst.service.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.login.LoginAttempts.Attempt;

/** Our side of the authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0 §3.1). */
final class OidcClient {
    private final OidcConfiguration config;
    private final IdentityProvider provider;

    private final @Nullable Secret secret;

    /** Reads the client's secret at once, so that a missing file stops the start and not the first log-in. */
    OidcClient(OidcConfiguration config, IdentityProvider provider) {
        this.config = config;
        this.provider = provider;
        this.secret = config.clientSecretFile() == null ? null : secret(config.clientSecretFile());
    }

    /**
     * What a verified answer says.
     *
     * @param age how long before the token was issued the person proved who they are
     */
    record Authentication(Claims claims, Duration age) {}

    /** Refuses when the identity provider cannot be reached and never was. */
    void requireProvider() {
        provider.authorizationEndpoint();
    }

    /**
     * Where to send the browser.
     *
     * @param fresh whether the person must prove anew who they are, even if logged in at the provider
     * @param hint a demo user, or null
     */
    URI authorizationRequest(Attempt attempt, boolean fresh, @Nullable String hint) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(config.scopes().toArray(String[]::new)),
                        new ClientID(config.clientId()),
                        config.redirectUri())
                .endpointURI(provider.authorizationEndpoint())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.codeVerifier()), CodeChallengeMethod.S256)
                .acrValues(config.acceptedAcr().stream().sorted().map(ACR::new).toList());
        if (fresh) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        if (hint != null) {
            request.loginHint(hint);
        }
        return request.build().toURI();
    }

    /**
     * Redeems the code and verifies the ID token.
     *
     * @param code null when the provider answered with an error instead
     * @param issuer who says to have answered (RFC 9207), null from a provider that does not say
     */
    Authentication authenticate(@Nullable String code, @Nullable String issuer, Attempt attempt) {
        if (code == null || (issuer != null && !issuer.equals(config.issuer().toString()))) {
            throw new LoginRefusedException(Refusal.PROVIDER_REFUSED);
        }
        OIDCTokenResponse tokens = redeem(code, attempt);
        IDTokenClaimsSet idToken = provider.verify(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
        return new Authentication(new Claims(idToken.toJSONObject(), config.claims()), age(idToken));
    }

    /** By the provider's own two times, so that a difference between its clock and ours does not matter. */
    private static Duration age(IDTokenClaimsSet idToken) {
        Date authenticated = idToken.getAuthenticationTime();
        if (authenticated == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(
                authenticated.toInstant(), idToken.getIssueTime().toInstant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private OIDCTokenResponse redeem(String code, Attempt attempt) {
        try {
            HTTPRequest request = tokenRequest(new AuthorizationCodeGrant(
                    new AuthorizationCode(code), config.redirectUri(), new CodeVerifier(attempt.codeVerifier())));
            request.setConnectTimeout(IdentityProvider.TIMEOUT_MS);
            request.setReadTimeout(IdentityProvider.TIMEOUT_MS);
            request.setFollowRedirects(false);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            if (response instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens;
            }
            throw new LoginRefusedException(Refusal.PROVIDER_REFUSED);
        } catch (ParseException e) {
            throw new LoginRefusedException(Refusal.INVALID_TOKEN, e);
        } catch (IOException e) {
            throw new LoginRefusedException(Refusal.PROVIDER_UNREACHABLE, e);
        }
    }

    private HTTPRequest tokenRequest(AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(config.clientId());
        URI endpoint = provider.tokenEndpoint();
        TokenRequest.Builder request = secret == null
                ? new TokenRequest.Builder(endpoint, client, grant)
                : new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, secret), grant);
        return request.build().toHTTPRequest();
    }

    private static Secret secret(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: put the client's secret there, or change login.oidc.clientSecretFile", e);
        }
    }
}
