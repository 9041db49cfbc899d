package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Reason;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Reads events from a body, one after the other. */
final class EventReader {
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 100_000;

    private final EventLimits limits;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .build();
    /** A second event on a line would otherwise be lost without a word. */
    private final ObjectReader line = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    EventReader(EventLimits limits) {
        this.limits = limits;
    }

    /** One event, or an array of events. */
    List<IncomingEvent> json(InputStream body) throws IOException {
        List<IncomingEvent> events = new ArrayList<>();
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    add(events, event(parser));
                }
            } else {
                add(events, event(parser));
            }
            if (parser.nextToken() != null) {
                throw malformed("there is something after the end of the JSON");
            }
        } catch (JsonProcessingException e) {
            throw malformed(place(e));
        }
        return events;
    }

    /** One event on each line; a line that is no JSON is one refused event. */
    List<IncomingEvent> lines(InputStream body) throws IOException {
        List<IncomingEvent> events = new ArrayList<>();
        InputStream in = new BufferedInputStream(body);
        for (byte[] line = line(in); line != null; line = line(in)) {
            if (line.length > 0) {
                add(events, event(line));
            }
        }
        return events;
    }

    /** The data of an event whose attributes came as headers. */
    JsonNode data(InputStream body) throws IOException {
        try {
            return line.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed(place(e));
        }
    }

    private void add(List<IncomingEvent> events, IncomingEvent event) {
        if (events.size() == limits.events()) {
            throw limits.tooManyEvents();
        }
        events.add(event);
    }

    private IncomingEvent event(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw malformed("it is empty or ends too early");
        }
        JsonNode node = json.readTree(parser);
        return node instanceof ObjectNode object ? IncomingEvent.of(object) : event(node, bytes(node));
    }

    private IncomingEvent event(byte[] bytes) throws IOException {
        try {
            return event(line.readTree(bytes), bytes);
        } catch (JsonProcessingException e) {
            return IncomingEvent.unreadable(bytes, new Fault(Reason.MALFORMED_JSON, "", "the line is not valid JSON"));
        }
    }

    private static IncomingEvent event(JsonNode node, byte[] raw) {
        return node instanceof ObjectNode object
                ? IncomingEvent.of(object)
                : IncomingEvent.unreadable(raw, new Fault(Reason.MALFORMED_JSON, "", "an event must be a JSON object"));
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toByteArray();
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "it breaks off"
                : "see line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    /** Never the parser's own words: they quote what was sent. */
    private static ProblemException malformed(String where) {
        return new ProblemException(
                ProblemCode.BAD_REQUEST, "the body is not valid JSON as RFC 8259 has it, or too deep: " + where);
    }
}
