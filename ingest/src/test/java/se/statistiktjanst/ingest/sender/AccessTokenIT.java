package se.statistiktjanst.ingest.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.util.Duration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.http.CollectorSite;
import se.statistiktjanst.ingest.http.EventLimits;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Senders with an access token of the authorisation server, over real HTTP. */
class AccessTokenIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String ISSUER = "https://authorisation.example";
    private static final String AUDIENCE = "https://statistik.example";
    private static final AtomicInteger reads = new AtomicInteger();

    private static RSAKey rsa;
    private static RSAKey foreign;
    private static ECKey ec;
    private static HttpServer keyServer;
    private static CollectorSite site;

    @BeforeAll
    static void start() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        foreign = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(List.of(rsa, ec)).toString(true).getBytes(StandardCharsets.UTF_8);
        keyServer.createContext("/keys", exchange -> {
            reads.incrementAndGet();
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        keyServer.start();
        CollectorFixture fixture = new CollectorFixture(db);
        fixture.fillRegistry();
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "update registry.sender set oauth_client = 'phone-client' where code = 'phone'"));
        site = CollectorSite.start(
                fixture.collectorPool(), configuration(keyServer.getAddress().getPort()));
    }

    @AfterAll
    static void stop() {
        site.close();
        keyServer.stop(0);
    }

    @Test
    void takesEventsOfTheClientThatTheTokenWasIssuedTo() throws Exception {
        HttpResponse<String> answer = send(rsa("RS256", claims -> claims));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(send(rsa("PS256", claims -> claims)).statusCode()).isEqualTo(202);

        SignedJWT elliptic = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("ec")
                        .build(),
                claims().build());
        elliptic.sign(new ECDSASigner(ec));
        assertThat(send(elliptic.serialize()).statusCode()).isEqualTo(202);
    }

    @Test
    void readsTheKeysOnceForManyRequests() throws Exception {
        send(rsa("RS256", claims -> claims));
        int before = reads.get();
        for (int i = 0; i < 20; i++) {
            assertThat(send(rsa("RS256", claims -> claims)).statusCode()).isEqualTo(202);
        }
        assertThat(reads.get()).isEqualTo(before);
    }

    @Test
    void takesScopesAsAListAndTheClientAsAzp() throws Exception {
        assertThat(send(rsa(
                                "RS256",
                                claims -> claims.claim("scope", null)
                                        .claim("scp", List.of("other", "statistik.events"))
                                        .claim("client_id", null)
                                        .claim("azp", "phone-client")))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesAnExpiredTokenButAllowsForASmallDifferenceOfTheClocks() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.expirationTime(at(-31))), "has expired");
        assertThat(send(rsa("RS256", claims -> claims.expirationTime(at(-29)))).statusCode())
                .isEqualTo(202);
        assertRefused(rsa("RS256", claims -> claims.expirationTime(null)), "never expires");
    }

    @Test
    void refusesATokenThatIsNotValidYet() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.notBeforeTime(at(31))), "not valid yet");
        assertRefused(rsa("RS256", claims -> claims.issueTime(at(31))), "not valid yet");
        assertThat(send(rsa("RS256", claims -> claims.notBeforeTime(at(29)))).statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.audience("https://other.example")), "another audience");
        assertRefused(rsa("RS256", claims -> claims.audience((String) null)), "another audience");
    }

    @Test
    void refusesAnotherIssuer() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.issuer("https://other.example")), "another issuer");
        assertRefused(rsa("RS256", claims -> claims.issuer(null)), "another issuer");
    }

    @Test
    void refusesASignatureByAnotherKeyAndAChangedToken() throws Exception {
        SignedJWT token = new SignedJWT(header("RS256"), claims().build());
        token.sign(new RSASSASigner(foreign));
        assertRefused(token.serialize(), "no JWT signed by the issuer");

        String genuine = rsa("RS256", claims -> claims);
        String forged = new PlainJWT(claims().claim("client_id", "other-client").build()).serialize();
        assertRefused(
                genuine.substring(0, genuine.indexOf('.'))
                        + forged.substring(forged.indexOf('.'), forged.lastIndexOf('.'))
                        + genuine.substring(genuine.lastIndexOf('.')),
                "no JWT signed by the issuer");
    }

    @Test
    void refusesATokenWithoutSignature() throws Exception {
        assertRefused(new PlainJWT(claims().build()).serialize(), "no JWT signed by the issuer");
    }

    @Test
    void refusesAMacMadeWithThePublicKey() throws Exception {
        for (byte[] secret : List.of(
                rsa.toRSAPublicKey().getEncoded(),
                rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            SignedJWT token = new SignedJWT(header("HS256"), claims().build());
            token.sign(new MACSigner(secret));
            assertRefused(token.serialize(), "no JWT signed by the issuer");
        }
    }

    @Test
    void refusesAGenuineSignatureWithAnAlgorithmThatIsNotTaken() throws Exception {
        assertRefused(rsa("RS512", claims -> claims), "no JWT signed by the issuer");
    }

    @Test
    void refusesATokenThatBringsItsOwnKey() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(foreign.toPublicJWK())
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(foreign));
        assertRefused(token.serialize(), "no JWT signed by the issuer");
    }

    @Test
    void refusesWithoutTheScopeAndSaysWhichOne() throws Exception {
        for (String scope : List.of("", "statistik", "statistik.events.read")) {
            HttpResponse<String> answer = send(rsa("RS256", claims -> claims.claim("scope", scope)));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer error=\"insufficient_scope\", scope=\"statistik.events\"");
        }
    }

    @Test
    void refusesAClientThatIsNoRegisteredSender() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.claim("client_id", "nobody")), "no registered sender");
        assertRefused(rsa("RS256", claims -> claims.claim("client_id", null)), "names no client");
    }

    @Test
    void refusesATokenThatIsBoundToACertificateWithoutIt() throws Exception {
        assertRefused(rsa("RS256", claims -> claims.claim("cnf", Map.of("x5t#S256", "AAAA"))), "bound to a key");
    }

    @Test
    void refusesAPlainTokenUnlessItIsSwitchedOn() throws Exception {
        assertRefused(CollectorFixture.TOKEN, "plain tokens are for demo and test");
    }

    @Test
    void answersThatItIsUnavailableWhenTheKeysNeverCouldBeRead() throws Exception {
        try (CollectorSite other = CollectorSite.start(new CollectorFixture(db).collectorPool(), configuration(9))) {
            HttpResponse<String> answer = send(other, rsa("RS256", claims -> claims));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static CollectorConfiguration configuration(int keyPort) {
        OAuthConfiguration oauth = new OAuthConfiguration(
                ISSUER,
                URI.create("http://127.0.0.1:" + keyPort + "/keys"),
                AUDIENCE,
                "statistik.events",
                Set.of("RS256", "PS256", "ES256"),
                List.of("client_id", "azp"),
                Duration.seconds(30));
        return new CollectorConfiguration(
                CollectorSettings.DEFAULT,
                EventLimits.DEFAULT,
                SenderLimits.DEFAULT,
                new SendersConfiguration(false, oauth, ClientCertificateConfiguration.NONE));
    }

    private static void assertRefused(String token, String because) throws Exception {
        HttpResponse<String> answer = send(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(CollectorSite.json(answer).get("type").textValue())
                .isEqualTo("urn:statistik:problem:unknown-sender");
        assertThat(CollectorSite.json(answer).get("detail").textValue()).contains(because);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    private static HttpResponse<String> send(String token) throws Exception {
        return send(site, token);
    }

    private static HttpResponse<String> send(CollectorSite to, String token) throws Exception {
        return to.send(HttpRequest.newBuilder(to.events())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", CollectorSite.ONE)
                .POST(HttpRequest.BodyPublishers.ofString(call("call-1").toString())));
    }

    private static String rsa(String algorithm, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        SignedJWT token =
                new SignedJWT(header(algorithm), change.apply(claims()).build());
        token.sign(new RSASSASigner(rsa));
        return token.serialize();
    }

    private static JWSHeader header(String algorithm) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("rsa").build();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("phone-client")
                .claim("client_id", "phone-client")
                .claim("scope", "statistik.events other")
                .issueTime(at(-10))
                .expirationTime(at(300));
    }

    private static Date at(int secondsFromNow) {
        return Date.from(CollectorFixture.CLOCK.instant().plusSeconds(secondsFromNow));
    }
}
