package se.statistiktjanst.ingest.sender;

import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority made up for a test. */
final class TestAuthority {
    static final String PASSWORD = "made-up";
    private static final AtomicInteger SERIAL = new AtomicInteger(1);

    record Identity(X509Certificate certificate, PrivateKey key) {}

    private final Identity own;

    TestAuthority(String name) throws Exception {
        KeyPair pair = keyPair();
        own = new Identity(
                certificate(
                        new X500Principal(name),
                        pair,
                        new X500Principal(name),
                        pair.getPrivate(),
                        true,
                        "2040-01-01T00:00:00Z"),
                pair.getPrivate());
    }

    Identity issue(String subject) throws Exception {
        return issueUntil(subject, "2040-01-01T00:00:00Z");
    }

    Identity issueUntil(String subject, String end) throws Exception {
        KeyPair pair = keyPair();
        return new Identity(
                certificate(
                        new X500Principal(subject),
                        pair,
                        own.certificate().getSubjectX500Principal(),
                        own.key(),
                        false,
                        end),
                pair.getPrivate());
    }

    Path keyStore(Identity identity, Path file) throws Exception {
        KeyStore store = empty();
        store.setKeyEntry("own", identity.key(), PASSWORD.toCharArray(), new X509Certificate[] {
            identity.certificate(), own.certificate()
        });
        return save(store, file);
    }

    Path trustStore(Path file) throws Exception {
        return save(trusted(), file);
    }

    /** A client that trusts this authority and shows the identity, whoever the server says it trusts. */
    SSLContext clientContext(@Nullable Identity identity) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity == null ? null : new KeyManager[] {new Always(identity)}, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore trusted() throws Exception {
        KeyStore store = empty();
        store.setCertificateEntry("authority", own.certificate());
        return store;
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path save(KeyStore store, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Principal subject,
            KeyPair pair,
            X500Principal issuer,
            PrivateKey issuerKey,
            boolean authority,
            String end)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse(end)),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
    }

    /** Java's own would send no certificate of an authority that the server does not name. */
    private static final class Always extends X509ExtendedKeyManager {
        private final Identity identity;

        Always(Identity identity) {
            this.identity = identity;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "own";
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return "own";
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {identity.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }
    }
}
