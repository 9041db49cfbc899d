package se.statistiktjanst.ingest.sender;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Verifies access tokens: the signature by a public key of the issuer, with one of the configured algorithms, then the
 * claims. Keys are read when first needed, kept for five minutes, read again for a key id that is not among them (at
 * most every thirty seconds), and used for four hours more while the issuer does not answer.
 */
final class AccessTokens {
    private static final int TIMEOUT_MS = 3_000;
    private static final int LARGEST_KEY_SET_BYTES = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(30);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(4);

    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

    AccessTokens(OAuthConfiguration config) {
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(
                config.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys(config)));
        // AccessClaims looks at them, by our clock and with words that say what is wrong.
        signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * What a token says, if its issuer signed it.
     *
     * @throws se.statistiktjanst.platform.problem.ProblemException if it did not, or its keys cannot be read
     */
    JWTClaimsSet verify(String token) {
        try {
            return signatures.process(token, null);
        } catch (RateLimitReachedException e) {
            throw UnknownSender.invalidToken("the access token is signed with no key that the issuer shows");
        } catch (KeySourceException e) {
            throw UnknownSender.keysAway();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw UnknownSender.invalidToken(
                    "the access token is no JWT signed by the issuer, with an algorithm that is taken here");
        }
    }

    private static JWKSource<SecurityContext> keys(OAuthConfiguration config) {
        try {
            return JWKSourceBuilder.create(
                            config.jwksUri().toURL(),
                            new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, LARGEST_KEY_SET_BYTES))
                    .cache(KEPT.toMillis(), 2 * TIMEOUT_MS)
                    .rateLimited(BETWEEN_READS.toMillis())
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("oauth.jwksUri is no address: write it as https://…", e);
        }
    }
}
