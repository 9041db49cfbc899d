package se.statistiktjanst.ingest.sender;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.registry.SenderProofs;

/**
 * Finds the sender of a request. A bearer token decides when there is one, and a certificate beside it must be of the
 * same sender; without a token the certificate decides.
 */
final class SenderProof {
    private static final String SCHEME = "Bearer ";

    private final RegistryView registry;
    private final boolean plainTokens;
    private final ClientCertificates certificates;
    private final @Nullable AccessTokens accessTokens;
    private final @Nullable AccessClaims accessClaims;

    SenderProof(RegistryView registry, SendersConfiguration config, Clock clock) {
        this.registry = registry;
        this.plainTokens = config.tokens();
        this.certificates = new ClientCertificates(config.certificates(), clock);
        OAuthConfiguration oauth = config.oauth();
        this.accessTokens = oauth == null ? null : new AccessTokens(oauth);
        this.accessClaims = oauth == null ? null : new AccessClaims(oauth, clock);
    }

    /** @throws se.statistiktjanst.platform.problem.ProblemException if it is none, or none that is registered */
    SenderSession of(HttpServletRequest request) {
        Optional<X509Certificate> certificate = certificates.of(request);
        Optional<SenderSession> holder = certificate.flatMap(this::holder);
        @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            SenderSession bearer = bearer(authorization, certificate.orElse(null));
            if (holder.isPresent() && holder.get().senderId() != bearer.senderId()) {
                throw UnknownSender.invalidToken("token and client certificate are of two senders");
            }
            return bearer;
        }
        if (certificate.isPresent()) {
            return holder.orElseThrow(
                    () -> UnknownSender.missing("the client certificate belongs to no registered sender"));
        }
        throw UnknownSender.missing("say who sends: Authorization: Bearer …, or a client certificate");
    }

    private Optional<SenderSession> holder(X509Certificate certificate) {
        return registry.senderByCertificate(
                HexFormat.of().formatHex(ClientCertificates.sha256(certificate)),
                SenderProofs.canonical(certificate.getSubjectX500Principal()));
    }

    private SenderSession bearer(String authorization, @Nullable X509Certificate certificate) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw UnknownSender.missing("send the token as Authorization: Bearer …");
        }
        String token = authorization.substring(SCHEME.length()).strip();
        // A plain token is base64url and has no point in it.
        return token.indexOf('.') < 0 ? byPlainToken(token) : byAccessToken(token, certificate);
    }

    private SenderSession byPlainToken(String token) {
        if (!plainTokens) {
            throw UnknownSender.invalidToken(
                    "plain tokens are for demo and test: send an access token of the authorisation server");
        }
        return registry.senderByToken(token)
                .orElseThrow(() -> UnknownSender.invalidToken("the token belongs to no registered sender"));
    }

    private SenderSession byAccessToken(String token, @Nullable X509Certificate certificate) {
        if (accessTokens == null || accessClaims == null) {
            throw UnknownSender.invalidToken("access tokens are not taken here: no authorisation server is configured");
        }
        JWTClaimsSet claims = accessTokens.verify(token);
        String thumbprint = certificate == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(ClientCertificates.sha256(certificate));
        return registry.senderByClient(accessClaims.client(claims, thumbprint))
                .orElseThrow(() -> UnknownSender.invalidToken("the access token's client is no registered sender"));
    }
}
