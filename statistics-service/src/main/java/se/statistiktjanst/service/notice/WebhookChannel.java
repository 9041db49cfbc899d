package se.statistiktjanst.service.notice;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;
import se.statistiktjanst.pseudonymizer.keys.Hmac;

/**
 * Notices by webhook: {@code {"id", "kind", "createdAt", "notice"}}, signed. {@code Statistik-Signature: sha256=…} is the
 * HMAC-SHA-256 of the body, in hexadecimal; {@code id} lets the receiver pass over a second delivery.
 */
final class WebhookChannel implements NoticeChannel {
    private static final int SHORTEST_SECRET = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final NoticeConfiguration.Webhook settings;
    private final OutgoingAddresses outgoing;

    WebhookChannel(NoticeConfiguration.Webhook settings, OutgoingAddresses outgoing) {
        this.settings = settings;
        this.outgoing = outgoing;
    }

    @Override
    public void send(Notice notice) throws IOException, InterruptedException {
        byte[] body = "{\"id\":\"%s\",\"kind\":\"%s\",\"createdAt\":\"%s\",\"notice\":%s}"
                .formatted(notice.publicId(), notice.kind(), notice.createdAt(), notice.payload())
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(settings.address())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Statistik-Signature", "sha256=" + HexFormat.of().formatHex(hmac().of(body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<Void> response = outgoing.send(request, HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the webhook answered " + response.statusCode());
        }
    }

    private Hmac hmac() throws IOException {
        String secret = Files.readString(settings.secretFile()).strip();
        if (secret.length() < SHORTEST_SECRET) {
            throw new IOException("the secret of notices.webhook is shorter than 32 characters");
        }
        return Hmac.ofSecret(secret.getBytes(StandardCharsets.UTF_8));
    }
}
