package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider that staff log in through.
 *
 * @param issuer the issuer; its discovery document is read when the first person logs in
 * @param clientId what this service is called there
 * @param clientSecretFile file with the client's secret; none for a public client, which PKCE alone protects
 * @param redirectUri the public address of {@code /login/callback}; its origin is also what forms must come from
 * @param signature algorithm the ID token must be signed with
 * @param scopes scopes to ask for
 * @param claims the provider's claim names where they differ from Inera's: standard name → name there
 * @param requiredPurpose purpose an assignment must have
 * @param acceptedAcr assurance levels that are high enough
 */
public record OidcConfiguration(
        URI issuer,
        String clientId,
        @Nullable Path clientSecretFile,
        URI redirectUri,
        String signature,
        List<String> scopes,
        Map<String, String> claims,
        String requiredPurpose,
        Set<String> acceptedAcr) {

    private static final Set<String> LEVEL_3_AND_UP =
            Set.of("http://id.sambi.se/loa/loa3", "http://id.sambi.se/loa/loa4");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public OidcConfiguration {
        scopes = List.copyOf(scopes);
        claims = Map.copyOf(claims);
        acceptedAcr = Set.copyOf(acceptedAcr);
        if (!"/login/callback".equals(redirectUri.getPath())) {
            throw new IllegalArgumentException("login.oidc.redirectUri must end in /login/callback, not "
                    + redirectUri.getPath() + ": write the public address of this service and that path");
        }
        for (String name : claims.keySet()) {
            if (StaffClaim.named(name).isEmpty()) {
                throw new IllegalArgumentException("login.oidc.claims has the unknown claim " + name
                        + ": use Inera's names as keys, for example employeeHsaId");
            }
        }
    }

    @JsonCreator
    static OidcConfiguration of(
            @JsonProperty(value = "issuer", required = true) URI issuer,
            @JsonProperty(value = "clientId", required = true) String clientId,
            @JsonProperty("clientSecretFile") @Nullable Path clientSecretFile,
            @JsonProperty(value = "redirectUri", required = true) URI redirectUri,
            @JsonProperty("signature") @Nullable String signature,
            @JsonProperty("scopes") @Nullable List<String> scopes,
            @JsonProperty("claims") @Nullable Map<String, String> claims,
            @JsonProperty("requiredPurpose") @Nullable String requiredPurpose,
            @JsonProperty("acceptedAcr") @Nullable Set<String> acceptedAcr) {
        return new OidcConfiguration(
                issuer,
                clientId,
                clientSecretFile,
                redirectUri,
                signature == null ? "RS256" : signature,
                scopes == null ? List.of("openid") : scopes,
                claims == null ? Map.of() : claims,
                requiredPurpose == null ? "Statistik" : requiredPurpose,
                acceptedAcr == null ? LEVEL_3_AND_UP : acceptedAcr);
    }

    /**
     * Refuses plain HTTP outside the demo, and the demo, whose log-in has no passwords, on anything but this machine.
     */
    void requireSafeAddresses(boolean demo) {
        check("issuer", issuer, demo);
        check("redirectUri", redirectUri, demo);
    }

    private static void check(String key, URI address, boolean demo) {
        boolean loopback = address.getHost() != null && LOOPBACK.contains(address.getHost());
        if (demo && !loopback) {
            throw new IllegalArgumentException("demo is on but login.oidc." + key
                    + " is not on this machine: demo log-in has no passwords, so switch demo off");
        }
        if (!demo && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "login.oidc." + key + " must begin with https:// (plain http is for the demo on loopback)");
        }
    }

    /** Scheme, host and port that pages of this service are served from. */
    String origin() {
        return redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
    }
}
