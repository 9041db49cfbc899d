package se.statistiktjanst.service.sender;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.IngestResult;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.service.page.Messages;

/** Tries events that somebody pasted: the checks of {@code POST …/validate}, in words. Nothing is stored. */
final class EventTrial {
    private static final int MOST = 100;
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What came of it.
     *
     * @param fault why the text could not be read at all, empty if it could
     */
    record Outcome(String fault, List<TriedEvent> events) {
        static final Outcome NOTHING = new Outcome("", List.of());
    }

    private final Collector collector;

    EventTrial(Collector collector) {
        this.collector = collector;
    }

    Outcome run(SenderSession sender, String text, Messages messages) {
        List<IncomingEvent> events = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(text);
            if (root instanceof ObjectNode object) {
                events.add(IncomingEvent.of(object));
            } else if (root.isArray() && !root.isEmpty() && onlyObjects(root)) {
                root.forEach(node -> events.add(IncomingEvent.of((ObjectNode) node)));
            } else {
                return new Outcome(messages.text("sender.try.unreadable", "1"), List.of());
            }
        } catch (JsonProcessingException e) {
            // Never the parser's own words: they quote what was pasted.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return new Outcome(messages.text("sender.try.unreadable", Integer.toString(line)), List.of());
        }
        if (events.size() > MOST) {
            return new Outcome(messages.text("sender.try.tooMany", Integer.toString(MOST)), List.of());
        }
        List<TriedEvent> tried =
                collector.validate(sender, Transport.HTTP, CollectOptions.NORMAL, events).results().stream()
                        .map(result -> tried(result, messages))
                        .toList();
        return new Outcome("", tried);
    }

    private static boolean onlyObjects(JsonNode array) {
        for (JsonNode node : array) {
            if (!node.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static TriedEvent tried(IngestResult result, Messages messages) {
        String number = Integer.toString(result.index() + 1);
        String title = messages.text("sender.try.event", number) + (result.id() == null ? "" : ": " + result.id());
        if (result instanceof IngestResult.Accepted) {
            return new TriedEvent(title, messages.text("sender.try.accepted"), true, List.of());
        }
        if (result instanceof IngestResult.Duplicate) {
            return new TriedEvent(title, messages.text("sender.try.duplicate"), true, List.of());
        }
        List<TriedEvent.TriedFault> faults = result instanceof IngestResult.Rejected rejected
                ? rejected.faults().stream()
                        .map(fault -> fault(fault, messages))
                        .toList()
                : List.of(new TriedEvent.TriedFault(
                        messages.text("sender.try.whole"), messages.text(RefusalText.CONFLICT)));
        return new TriedEvent(title, messages.text("sender.try.refused"), false, faults);
    }

    private static TriedEvent.TriedFault fault(Fault fault, Messages messages) {
        String where = fault.pointer().isEmpty() ? messages.text("sender.try.whole") : fault.pointer();
        return new TriedEvent.TriedFault(
                where, messages.text(RefusalText.of(fault.reason().code())));
    }
}
