package se.statistiktjanst.demo.identity;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out authorization codes and takes each back once, within a minute, from the client that can prove itself by PKCE. */
final class CodeDesk {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Map<AuthorizationCode, Granted> codes = new ConcurrentHashMap<>();
    private final Clock clock;

    CodeDesk(Clock clock) {
        this.clock = clock;
    }

    /** What a code stands for. */
    record Granted(AuthenticationRequest request, DemoUser user, Instant at) {}

    AuthorizationCode grant(AuthenticationRequest request, DemoUser user) {
        AuthorizationCode code = new AuthorizationCode();
        Instant now = clock.instant();
        codes.values().removeIf(granted -> granted.at().plus(LIFE).isBefore(now));
        codes.put(code, new Granted(request, user, now));
        return code;
    }

    Granted redeem(TokenRequest request) throws GeneralException {
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
            throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        Granted granted = codes.remove(grant.getAuthorizationCode());
        if (granted == null
                || granted.at().plus(LIFE).isBefore(clock.instant())
                || !granted.request().getClientID().equals(request.getClientID())
                || !granted.request().getRedirectionURI().equals(grant.getRedirectionURI())
                || !proves(grant.getCodeVerifier(), granted.request().getCodeChallenge())) {
            throw new GeneralException(OAuth2Error.INVALID_GRANT);
        }
        return granted;
    }

    private static boolean proves(CodeVerifier verifier, CodeChallenge challenge) {
        return verifier != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier).equals(challenge);
    }
}
