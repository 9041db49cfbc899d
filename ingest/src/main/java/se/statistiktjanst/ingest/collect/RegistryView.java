package se.statistiktjanst.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The registry for the collector and its transports, read again when older than ten seconds. */
public final class RegistryView {
    private static final Duration LIFE = Duration.ofSeconds(10);

    private record Read(RegistrySnapshot snapshot, Instant at) {}

    private final Jdbi collector;
    private final Clock clock;
    private volatile @Nullable Read latest;

    /** @param collector the pool of the collector's role */
    public RegistryView(Jdbi collector, Clock clock) {
        this.collector = collector;
        this.clock = clock;
    }

    /** The sender that a token was given to, if any. A token is 256 random bits, so its plain hash cannot be undone. */
    public Optional<SenderSession> senderByToken(String token) {
        byte[] hash = hashOf(token);
        return sender(sender -> MessageDigest.isEqual(sender.tokenHash(), hash));
    }

    /** The sender that has this client id at the authorisation server. */
    public Optional<SenderSession> senderByClient(String oauthClient) {
        return sender(sender -> oauthClient.equals(sender.oauthClient()));
    }

    /**
     * The sender that a client certificate belongs to: by its fingerprint, else by its subject.
     *
     * @param sha256 of the certificate in DER, hexadecimal in lower case
     * @param subject in canonical form
     */
    public Optional<SenderSession> senderByCertificate(String sha256, String subject) {
        return sender(sender -> sender.certificates().contains(sha256))
                .or(() -> sender(sender -> subject.equals(sender.certificateSubject())));
    }

    private Optional<SenderSession> sender(Predicate<RegistrySnapshot.Sender> which) {
        return snapshot().senders().values().stream()
                .filter(which)
                .map(RegistrySnapshot.Sender::session)
                .findFirst();
    }

    /** The sender by its code, for transports where the operator says on whose behalf, such as a file import. */
    public Optional<SenderSession> senderByCode(String code) {
        return Optional.ofNullable(snapshot().senders().get(code)).map(RegistrySnapshot.Sender::session);
    }

    /** What {@code registry.sender.token_hash} holds: SHA-256 of the token as UTF-8. */
    public static byte[] hashOf(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256. Use a JDK with it.", e);
        }
    }

    RegistrySnapshot snapshot() {
        Read read = latest;
        Instant now = clock.instant();
        if (read == null || Duration.between(read.at(), now).abs().compareTo(LIFE) > 0) {
            read = new Read(collector.withHandle(RegistrySnapshot::read), now);
            latest = read;
        }
        return read.snapshot();
    }
}
