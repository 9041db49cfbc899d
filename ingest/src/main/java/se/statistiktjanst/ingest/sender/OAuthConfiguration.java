package se.statistiktjanst.ingest.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorisation server that gives senders access tokens by the OAuth 2 client credentials grant. Tokens are JWTs as
 * in RFC 9068.
 *
 * @param issuer what {@code iss} must be
 * @param jwksUri where the server's public keys are
 * @param audience what must stand in {@code aud}: this service
 * @param scope what must stand in {@code scope} or {@code scp}
 * @param algorithms signatures that are taken; each needs a public key
 * @param clientClaims where the client id stands: the first of these that a token has
 * @param clockSkew how much the server's clock may differ from ours
 */
public record OAuthConfiguration(
        String issuer,
        URI jwksUri,
        String audience,
        String scope,
        Set<String> algorithms,
        List<String> clientClaims,
        Duration clockSkew) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> PUBLIC_KEY_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final Duration LONGEST_SKEW = Duration.minutes(5);

    public OAuthConfiguration {
        algorithms = Set.copyOf(algorithms);
        clientClaims = List.copyOf(clientClaims);
        if (algorithms.isEmpty() || !PUBLIC_KEY_ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("oauth.algorithms must be some of "
                    + PUBLIC_KEY_ALGORITHMS.stream().sorted().toList()
                    + ": all others need no key, or one that the sender could sign with");
        }
        if (!"https".equals(jwksUri.getScheme()) && !LOOPBACK.contains(String.valueOf(jwksUri.getHost()))) {
            throw new IllegalArgumentException(
                    "oauth.jwksUri must begin with https:// (plain http only on this machine)");
        }
        if (clockSkew.toMilliseconds() > LONGEST_SKEW.toMilliseconds()) {
            throw new IllegalArgumentException("oauth.clockSkew must be at most five minutes: set the clocks right");
        }
        if (clientClaims.isEmpty() || issuer.isBlank() || audience.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("oauth needs issuer, audience, scope and clientClaims");
        }
    }

    @JsonCreator
    static OAuthConfiguration of(
            @JsonProperty(value = "issuer", required = true) String issuer,
            @JsonProperty(value = "jwksUri", required = true) URI jwksUri,
            @JsonProperty(value = "audience", required = true) String audience,
            @JsonProperty("scope") @Nullable String scope,
            @JsonProperty("algorithms") @Nullable Set<String> algorithms,
            @JsonProperty("clientClaims") @Nullable List<String> clientClaims,
            @JsonProperty("clockSkew") @Nullable Duration clockSkew) {
        return new OAuthConfiguration(
                issuer,
                jwksUri,
                audience,
                scope == null ? "statistik.events" : scope,
                algorithms == null ? Set.of("RS256", "PS256", "ES256") : algorithms,
                clientClaims == null ? List.of("client_id", "azp") : clientClaims,
                clockSkew == null ? Duration.seconds(30) : clockSkew);
    }
}
