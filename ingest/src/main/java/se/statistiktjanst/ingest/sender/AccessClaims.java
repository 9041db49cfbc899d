package se.statistiktjanst.ingest.sender;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a signed access token must say (RFC 9068 §4), and whose it is. */
final class AccessClaims {
    private static final String BOUND_TO = "x5t#S256";

    private final OAuthConfiguration config;
    private final Clock clock;

    AccessClaims(OAuthConfiguration config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * The client id.
     *
     * @param thumbprint base64url SHA-256 of the certificate that the request came with, null for none
     */
    String client(JWTClaimsSet claims, @Nullable String thumbprint) {
        if (!config.issuer().equals(claims.getIssuer())) {
            throw UnknownSender.invalidToken("the access token is of another issuer");
        }
        if (!claims.getAudience().contains(config.audience())) {
            throw UnknownSender.invalidToken("the access token is for another audience");
        }
        checkTimes(claims);
        checkBinding(claims.getClaim("cnf"), thumbprint);
        if (!scopes(claims).contains(config.scope())) {
            throw UnknownSender.withoutScope(config.scope());
        }
        return config.clientClaims().stream()
                .flatMap(claim -> text(claims.getClaim(claim)).stream())
                .findFirst()
                .orElseThrow(() -> UnknownSender.invalidToken("the access token names no client"));
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        long skewMillis = config.clockSkew().toMilliseconds();
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw UnknownSender.invalidToken("the access token never expires");
        }
        if (!expires.toInstant().plusMillis(skewMillis).isAfter(now)) {
            throw UnknownSender.invalidToken("the access token has expired: fetch a new one");
        }
        for (Date begins : Arrays.asList(claims.getNotBeforeTime(), claims.getIssueTime())) {
            if (begins != null && begins.toInstant().minusMillis(skewMillis).isAfter(now)) {
                throw UnknownSender.invalidToken("the access token is not valid yet: compare the clocks");
            }
        }
    }

    /** A token that is bound to a key is worth nothing without it (RFC 8705 §3). Other bindings are not known here. */
    private static void checkBinding(@Nullable Object binding, @Nullable String thumbprint) {
        if (binding != null
                && !(binding instanceof Map<?, ?> map
                        && map.size() == 1
                        && thumbprint != null
                        && thumbprint.equals(map.get(BOUND_TO)))) {
            throw UnknownSender.invalidToken("the access token is bound to a key that the request does not come with");
        }
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        Object scope = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        if (scope instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return text(scope).map(text -> List.of(text.split(" +"))).orElse(List.of());
    }

    private static Optional<String> text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
