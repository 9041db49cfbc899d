package se.statistiktjanst.service.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the identity provider says of itself, read when first needed and again each hour: it may start after this
 * service, and be away without stopping it.
 */
final class IdentityProvider {
    static final int TIMEOUT_MS = 5_000;
    private static final int LARGEST_KEY_SET_BYTES = 100_000;
    private static final Duration FRESH = Duration.ofHours(1);

    private final OidcConfiguration config;
    private final Clock clock;
    private @Nullable Known known;

    IdentityProvider(OidcConfiguration config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant readAt) {}

    URI authorizationEndpoint() {
        return known().metadata().getAuthorizationEndpointURI();
    }

    URI tokenEndpoint() {
        return known().metadata().getTokenEndpointURI();
    }

    /** Checks signature, issuer, audience, times and nonce; the last are by the machine's clock, as the issuer's are. */
    IDTokenClaimsSet verify(JWT idToken, String nonce) {
        try {
            return known().validator().validate(idToken, new Nonce(nonce));
        } catch (RemoteKeySourceException e) {
            throw new LoginRefusedException(Refusal.PROVIDER_UNREACHABLE, e);
        } catch (BadJOSEException | JOSEException e) {
            throw new LoginRefusedException(Refusal.INVALID_TOKEN, e);
        }
    }

    private synchronized Known known() {
        Known current = known;
        Instant now = clock.instant();
        if (current == null || current.readAt().plus(FRESH).isBefore(now)) {
            current = discover(now, current);
            known = current;
        }
        return current;
    }

    private Known discover(Instant now, @Nullable Known stale) {
        try {
            Issuer issuer = new Issuer(config.issuer());
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, TIMEOUT_MS, TIMEOUT_MS);
            return new Known(metadata, validator(issuer, metadata), now);
        } catch (IOException | GeneralException e) {
            if (stale != null) {
                return stale;
            }
            throw new LoginRefusedException(Refusal.PROVIDER_UNREACHABLE, e);
        }
    }

    private IDTokenValidator validator(Issuer issuer, OIDCProviderMetadata metadata) throws MalformedURLException {
        return new IDTokenValidator(
                issuer,
                new ClientID(config.clientId()),
                JWSAlgorithm.parse(config.signature()),
                metadata.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, LARGEST_KEY_SET_BYTES));
    }
}
