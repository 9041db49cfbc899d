package se.statistiktjanst.ingest.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.HttpsConnectorFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.http.CollectorSite;
import se.statistiktjanst.ingest.http.EventLimits;
import se.statistiktjanst.ingest.registry.SenderProofs;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Senders with a client certificate, on a connector that has the configuration of {@code config/statistics.yml}. */
class ClientCertificateIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @TempDir
    static Path folder;

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static TestAuthority authority;
    private static TestAuthority.Identity byFingerprint;
    private static CollectorSite site;

    @BeforeAll
    static void start() throws Exception {
        authority = new TestAuthority("CN=Test CA");
        byFingerprint = authority.issue("CN=Phone");
        fixture.fillRegistry();
        db.superuserJdbi().useHandle(handle -> {
            handle.execute(
                    "update registry.sender set certificate_sha256 = array[?] where code = 'phone'",
                    HexFormat.of().formatHex(ClientCertificates.sha256(byFingerprint.certificate())));
            // As RegistryLoader writes it.
            handle.execute(
                    "update registry.sender set certificate_subject = ? where code = 'other'",
                    SenderProofs.canonical(new X500Principal("CN=Booking, O=Bolaget AB, C=SE")));
        });
        site = CollectorSite.start(fixture.collectorPool(), configuration(Set.of()), connector());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void knowsASenderByTheFingerprintOfItsCertificate() throws Exception {
        HttpResponse<String> answer = post(byFingerprint);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void knowsASenderByTheSubjectOfItsCertificate() throws Exception {
        // Its source is another sender's, so that who was known shows in the answer.
        HttpResponse<String> answer = post(authority.issue("CN=booking,O=Bolaget AB,C=SE"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("foreign-source");
    }

    @Test
    void refusesACertificateThatBelongsToNoSender() throws Exception {
        HttpResponse<String> answer = post(authority.issue("CN=Nobody"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("no registered sender").doesNotContain("Nobody");
    }

    @Test
    void refusesToTalkWithACertificateOfAForeignAuthority() throws Exception {
        TestAuthority foreign = new TestAuthority("CN=Test CA");
        TestAuthority.Identity forged = foreign.issue("C=SE, O=Bolaget AB, CN=Booking");
        assertThatThrownBy(() -> post(forged)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhoShowsNoCertificate() throws Exception {
        HttpResponse<String> answer = post(null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void takesNoHeaderForACertificate() throws Exception {
        String der =
                Base64.getEncoder().encodeToString(byFingerprint.certificate().getEncoded());
        for (String header : new String[] {"Client-Cert", "X-Client-Cert", "X-SSL-Client-Cert", "X-ARR-ClientCert"}) {
            HttpResponse<String> answer = send(site, "https", null, request -> request.header(header, ":" + der + ":"));
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
        }
    }

    @Test
    void refusesAnExpiredCertificateOnALivingConnection() throws Exception {
        TestAuthority.Identity old = authority.issueUntil("CN=booking,O=Bolaget AB,C=SE", "2024-06-15T11:59:59Z");
        try (CollectorSite proxied = CollectorSite.start(fixture.collectorPool(), configuration(Set.of("127.0.0.1")))) {
            assertThat(send(proxied, "http", null, request -> request.header("Client-Cert", field(old)))
                            .body())
                    .contains("has expired");
        }
    }

    @Test
    void takesTheHeaderOfAProxyThatIsTrustedByAddress() throws Exception {
        try (CollectorSite proxied = CollectorSite.start(fixture.collectorPool(), configuration(Set.of("127.0.0.1")))) {
            assertThat(send(proxied, "http", null, request -> request.header("Client-Cert", field(byFingerprint)))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(send(
                                    proxied,
                                    "http",
                                    null,
                                    request -> request.header("Client-Cert", field(byFingerprint))
                                            .header("Client-Cert", field(byFingerprint)))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(proxied, "http", null, request -> request.header("Client-Cert", "no certificate"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void forwardingHeadersDoNotMakeAProxyOutOfAnybody() throws Exception {
        HttpConnectorFactory forwarded = new HttpConnectorFactory();
        forwarded.setBindHost("127.0.0.1");
        forwarded.setPort(0);
        forwarded.setUseForwardedHeaders(true);
        try (CollectorSite proxied =
                CollectorSite.start(fixture.collectorPool(), configuration(Set.of("192.0.2.1")), forwarded)) {
            assertThat(send(
                                    proxied,
                                    "http",
                                    null,
                                    request -> request.header("Client-Cert", field(byFingerprint))
                                            .header("X-Forwarded-For", "192.0.2.1"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static CollectorConfiguration configuration(Set<String> proxies) {
        return new CollectorConfiguration(
                CollectorSettings.DEFAULT,
                EventLimits.DEFAULT,
                SenderLimits.DEFAULT,
                new SendersConfiguration(false, null, new ClientCertificateConfiguration(true, proxies)));
    }

    private static HttpConnectorFactory connector() throws Exception {
        HttpsConnectorFactory connector = new HttpsConnectorFactory();
        connector.setBindHost("127.0.0.1");
        connector.setPort(0);
        connector.setKeyStorePath(authority
                .keyStore(authority.issue("CN=localhost"), folder.resolve("server.p12"))
                .toString());
        connector.setKeyStoreType("PKCS12");
        connector.setKeyStorePassword(TestAuthority.PASSWORD);
        connector.setTrustStorePath(
                authority.trustStore(folder.resolve("trusted.p12")).toString());
        connector.setTrustStoreType("PKCS12");
        connector.setTrustStorePassword(TestAuthority.PASSWORD);
        connector.setWantClientAuth(true);
        return connector;
    }

    private static String field(TestAuthority.Identity identity) throws Exception {
        return ":" + Base64.getEncoder().encodeToString(identity.certificate().getEncoded()) + ":";
    }

    private static HttpResponse<String> post(TestAuthority.@Nullable Identity identity) throws Exception {
        return send(site, "https", identity, request -> request);
    }

    private interface Change {
        HttpRequest.Builder of(HttpRequest.Builder request) throws Exception;
    }

    private static HttpResponse<String> send(
            CollectorSite to, String scheme, TestAuthority.@Nullable Identity identity, Change change)
            throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(authority.clientContext(identity))
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scheme + "://localhost:" + to.port() + "/api/events/v1"))
                .header("Content-Type", CollectorSite.ONE)
                .POST(HttpRequest.BodyPublishers.ofString(call("call-1").toString()));
        return client.send(change.of(request).build(), HttpResponse.BodyHandlers.ofString());
    }
}
