package se.statistiktjanst.ingest.sender;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a request's sender has shown it holds the key of: to our own connector, which verified it against
 * its trust store, or to a proxy that is trusted by name. A header from anybody else is no proof and is not looked at.
 */
final class ClientCertificates {
    private static final String VERIFIED = "jakarta.servlet.request.X509Certificate";
    private static final String HANDED_ON = "Client-Cert";

    private final ClientCertificateConfiguration config;
    private final Clock clock;

    ClientCertificates(ClientCertificateConfiguration config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Optional<X509Certificate> of(HttpServletRequest request) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        Optional<X509Certificate> certificate = verified(request).or(() -> handedOn(request));
        // The connection was made while it was valid, and may have lasted longer.
        certificate.ifPresent(this::checkValidity);
        return certificate;
    }

    static byte[] sha256(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        } catch (CertificateEncodingException e) {
            throw UnknownSender.missing("the client certificate cannot be read");
        }
    }

    private static Optional<X509Certificate> verified(HttpServletRequest request) {
        return request.getAttribute(VERIFIED) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    private Optional<X509Certificate> handedOn(HttpServletRequest request) {
        if (config.trustedProxies().isEmpty() || !config.trustedProxies().contains(peer(request))) {
            return Optional.empty();
        }
        List<String> headers = Collections.list(request.getHeaders(HANDED_ON));
        return headers.isEmpty() ? Optional.empty() : Optional.of(parsed(headers));
    }

    /** Who holds the other end of the connection: what forwarding headers say does not count here. */
    private static @Nullable String peer(HttpServletRequest request) {
        SocketAddress address = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .getRemoteSocketAddress();
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : null;
    }

    /** A structured field of bytes: the certificate in DER as base64 between colons (RFC 9440 §2.1). */
    private static X509Certificate parsed(List<String> headers) {
        String text = headers.get(0).strip();
        if (headers.size() > 1 || text.length() < 2 || !text.startsWith(":") || !text.endsWith(":")) {
            throw UnknownSender.missing("the header Client-Cert must stand once, as RFC 9440 has it");
        }
        try {
            byte[] der = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException | CertificateException e) {
            throw UnknownSender.missing("the header Client-Cert holds no certificate");
        }
    }

    private void checkValidity(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            throw UnknownSender.missing("the client certificate has expired or is not valid yet");
        }
    }
}
