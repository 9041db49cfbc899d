package se.statistiktjanst.demo.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An OpenID Connect provider for one client on this machine: discovery, keys, authorization code flow with PKCE
 * (obligatory, S256). It lets anybody in as any of its users, so it listens on loopback and sends nobody anywhere else.
 */
public final class DemoIdentityProvider implements AutoCloseable {
    /** The one client it knows, a public one. */
    public static final String CLIENT_ID = "statistik-demo";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
    private static final String LEVEL_3 = "http://id.sambi.se/loa/loa3";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final List<DemoUser> users;
    private final Clock clock;
    private final CodeDesk codes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final IdTokenSigner signer = new IdTokenSigner();
    private volatile Function<JWTClaimsSet, SignedJWT> issuing = signer::sign;

    private DemoIdentityProvider(int port, List<DemoUser> users, Clock clock) throws IOException {
        this.users = List.copyOf(users);
        this.clock = clock;
        this.codes = new CodeDesk(clock);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /**
     * Starts one.
     *
     * @param port 0 for any free one
     * @param clock what the tokens' times are taken from
     */
    public static DemoIdentityProvider start(int port, List<DemoUser> users, Clock clock) throws IOException {
        DemoIdentityProvider provider = new DemoIdentityProvider(port, users, clock);
        provider.handle("/demo/.well-known/openid-configuration", provider::discovery);
        provider.handle(
                "/demo/jwks",
                exchange -> provider.json(exchange, provider.signer.publicKeys().toString()));
        provider.handle("/demo/authorize", provider::authorize);
        provider.handle("/demo/token", provider::token);
        provider.handle("/demo/style.css", exchange -> send(exchange, 200, "text/css", resource("style.css")));
        provider.server.setExecutor(provider.threads);
        provider.server.start();
        return provider;
    }

    /** Issues other tokens from now on: how tests make a provider that lies, errs or is somebody else. */
    void issueBy(Function<JWTClaimsSet, SignedJWT> other) {
        issuing = other;
    }

    IdTokenSigner signer() {
        return signer;
    }

    /** The issuer, {@code http://127.0.0.1:port/demo}. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/demo");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Endpoint {
        void answer(HttpExchange exchange) throws IOException, GeneralException;
    }

    /** An error of the client's is told in plain text: only developers see it. */
    private void handle(String path, Endpoint endpoint) {
        server.createContext(path, exchange -> {
            try (exchange) {
                endpoint.answer(exchange);
            } catch (GeneralException e) {
                send(exchange, 400, "text/plain", Objects.toString(e.getMessage(), "bad request"));
            }
        });
    }

    private void discovery(HttpExchange exchange) throws IOException {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer()), List.of(SubjectType.PUBLIC), URI.create(issuer() + "/jwks"));
        metadata.setAuthorizationEndpointURI(URI.create(issuer() + "/authorize"));
        metadata.setTokenEndpointURI(URI.create(issuer() + "/token"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        json(exchange, metadata.toJSONObject().toString());
    }

    private void authorize(HttpExchange exchange) throws IOException, GeneralException {
        String query = exchange.getRequestURI().getRawQuery();
        AuthenticationRequest request = AuthenticationRequest.parse(query);
        if (!request.getClientID().getValue().equals(CLIENT_ID)
                || !LOOPBACK.contains(request.getRedirectionURI().getHost())
                || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw new GeneralException(OAuth2Error.INVALID_REQUEST);
        }
        Optional<DemoUser> chosen = users.stream()
                .filter(user -> user.id().equals(request.getLoginHint()))
                .findFirst();
        if (chosen.isEmpty()) {
            send(exchange, 200, "text/html", new ChoicePage(users, query).html());
            return;
        }
        AuthorizationSuccessResponse response = new AuthorizationSuccessResponse(
                request.getRedirectionURI(),
                codes.grant(request, chosen.get()),
                null,
                request.getState(),
                new Issuer(issuer()),
                null);
        exchange.getResponseHeaders().set("Location", response.toURI().toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        HTTPResponse response;
        try {
            CodeDesk.Granted granted = codes.redeem(tokenRequest(exchange));
            OIDCTokens tokens = new OIDCTokens(issuing.apply(idToken(granted)), new BearerAccessToken(), null);
            response = new OIDCTokenResponse(tokens).toHTTPResponse();
        } catch (GeneralException e) {
            response = new TokenErrorResponse(e.getErrorObject()).toHTTPResponse();
        }
        send(exchange, response.getStatusCode(), "application/json", response.getBody());
    }

    private TokenRequest tokenRequest(HttpExchange exchange) throws IOException, GeneralException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(issuer() + "/token"));
        request.setContentType("application/x-www-form-urlencoded");
        request.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        return TokenRequest.parse(request);
    }

    private JWTClaimsSet idToken(CodeDesk.Granted granted) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject(granted.user().id())
                .audience(granted.request().getClientID().getValue())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", Objects.toString(granted.request().getNonce(), null))
                .claim("acr", LEVEL_3);
        granted.user().claims().forEach(claims::claim);
        return claims.build();
    }

    private void json(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoIdentityProvider.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
