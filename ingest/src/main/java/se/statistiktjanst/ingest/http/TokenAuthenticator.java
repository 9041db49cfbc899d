package se.statistiktjanst.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Knows senders by the token they were given, {@code Authorization: Bearer …}. For demo and test environments. */
public final class TokenAuthenticator implements SenderAuthenticator {
    private static final String SCHEME = "Bearer ";

    private final RegistryView registry;

    public TokenAuthenticator(RegistryView registry) {
        this.registry = registry;
    }

    @Override
    public SenderSession authenticate(HttpHeaders headers) {
        @Nullable String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unknown("send the sender's token as Authorization: Bearer …");
        }
        return registry.senderByToken(authorization.substring(SCHEME.length()).strip())
                .orElseThrow(() -> unknown("the token belongs to no registered sender"));
    }

    private static ProblemException unknown(String detail) {
        return new ProblemException(
                ProblemCode.UNKNOWN_SENDER, detail, List.of(), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }
}
