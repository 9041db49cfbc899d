package se.statistiktjanst.service.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;

/**
 * Makes one call and sends it as the phone advice service would: through the collector, with a caller drawn from the
 * published test numbers.
 */
final class DemoEvents {
    private static final String SENDER = "phone-advice";
    /** The sender that the demo's environment file has the token of. */
    private static final String COMMAND_SENDER = "demo";

    private static final String TYPE = "se.statistiktjanst.call.v1";
    private static final String NUMBERS = "demo/test-personal-numbers.txt";

    private final IngestBundle ingest;
    private final List<String> residents;
    private final DemoPerson agent;
    private final String agentUnit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Prepares.
     *
     * @param agent who answers at one unit; calls to others name nobody
     */
    DemoEvents(IngestBundle ingest, Path definitions, DemoPerson agent, String agentUnit, Clock clock) {
        this.ingest = ingest;
        this.residents = numbers(definitions.resolve(NUMBERS));
        this.agent = agent;
        this.agentUnit = agentUnit;
        this.clock = clock;
    }

    /** Sends a call to a unit, answered or abandoned. */
    Receipt send(String careProvider, String unit, boolean answered) {
        SenderSession sender = ingest.registry()
                .senderByCode(SENDER)
                .orElseThrow(() -> new IllegalStateException(
                        "the registry has no sender " + SENDER + ": load config/registry with registry load"));
        ObjectNode event = envelope(sender.source(), UUID.randomUUID().toString(), clock.instant());
        ObjectNode data = data(event, careProvider, unit, answered);
        data.put("resident", residents.get(random.nextInt(residents.size())));
        if (answered) {
            data.put("waitSeconds", 5 + random.nextInt(120));
            data.put("talkSeconds", 60 + random.nextInt(540));
            if (unit.equals(agentUnit)) {
                data.putObject("staff")
                        .put("hsaId", agent.hsaId())
                        .put("givenName", agent.givenName())
                        .put("surname", agent.surname());
            }
        }
        return ingest.collector()
                .collect(sender, Transport.HTTP, CollectOptions.NORMAL, List.of(IncomingEvent.of(event)));
    }

    /** The same from a command line, with the shell filling in id, time, token and resident. */
    String command(String url, String careProvider, String unit) {
        String source = ingest.registry()
                .senderByCode(COMMAND_SENDER)
                .map(SenderSession::source)
                .orElse("$DEMO_SENDER_SOURCE");
        return """
                SENDER_TOKEN=…
                curl -i %s/api/events/v1 \\
                  -H "Authorization: Bearer $SENDER_TOKEN" \\
                  -H 'Content-Type: application/cloudevents+json' \\
                  -d @- <<EVENT
                {"specversion": "1.0", "type": "%s",
                 "source": "%s",
                 "id": "$(cat /proc/sys/kernel/random/uuid)",
                 "time": "$(date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ)",
                 "data": {"careProvider": "%s", "unit": "%s",
                  "service": "phone-advice", "channel": "phone",
                  "outcome": "answered", "waitSeconds": 42, "talkSeconds": 180,
                  "resident": "$(shuf -n 1 config/%s)"}}
                EVENT
                """.formatted(url, TYPE, source, careProvider, unit, NUMBERS);
    }

    private static ObjectNode envelope(String source, String id, Instant at) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("type", TYPE);
        event.put("source", source);
        event.put("id", id);
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        return event;
    }

    private static ObjectNode data(ObjectNode event, String careProvider, String unit, boolean answered) {
        return event.putObject("data")
                .put("careProvider", careProvider)
                .put("unit", unit)
                .put("service", "phone-advice")
                .put("channel", "phone")
                .put("errand", "Technical Support")
                .put("outcome", answered ? "answered" : "abandoned");
    }

    private static List<String> numbers(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: the demo draws residents from it", e);
        }
    }
}
