package se.statistiktjanst.ingest.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** A process that queues events for ever and says each id when it is queued; to be killed. */
final class KilledClient {
    private KilledClient() {}

    public static void main(String[] arguments) {
        EventClient client = EventClient.open(ClientSettings.of(
                URI.create(arguments[0]), "urn:example:killed", Path.of(arguments[1]), () -> "token", event -> {}));
        for (int i = 0; ; i++) {
            String id = client.enqueue(
                    UsageEvent.of("se.statistiktjanst.call.v1", Instant.EPOCH).with("waitSeconds", i));
            System.out.println(id);
        }
    }
}
