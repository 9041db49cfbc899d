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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.EventFeed;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Reason;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Reads events from a body, one after the other: the tree of one event at a time is in memory. */
final class EventReader {
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 100_000;

    private final EventLimits limits;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            // By the tree itself: the parser's own detection makes a set for every object.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .nodeFactory(FewMembers.NODES)
            .build();
    /** What comes after the end would otherwise be lost without a word. */
    private final ObjectReader whole = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    EventReader(EventLimits limits) {
        this.limits = limits;
    }

    /** One event, or an array of events. */
    EventFeed json(InputStream body) throws IOException {
        BodyBytes bytes = new BodyBytes(body);
        return limited(new JsonFeed(bytes, json.createParser(bytes)));
    }

    /** One event on each line; a line that is no JSON is one refused event. */
    EventFeed lines(InputStream body) {
        BodyBytes bytes = new BodyBytes(body);
        Lines lines = new Lines(bytes);
        return limited(() -> lines.next() ? line(bytes, lines) : null);
    }

    /** The data of an event whose attributes came as headers. */
    JsonNode data(InputStream body) throws IOException {
        try {
            return whole.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed(place(e));
        }
    }

    /** Refuses a body with no event, and one with too many as soon as that is seen. */
    private EventFeed limited(EventFeed feed) {
        int[] count = {0};
        return () -> {
            IncomingEvent next = feed.next();
            if (next == null && count[0] == 0) {
                throw new ProblemException(ProblemCode.BAD_REQUEST, "the body holds no event");
            }
            if (next != null && count[0]++ == limits.events()) {
                throw limits.tooManyEvents();
            }
            return next;
        };
    }

    private final class JsonFeed implements EventFeed {
        private final BodyBytes bytes;
        private final JsonParser parser;
        private boolean inArray;

        JsonFeed(BodyBytes bytes, JsonParser parser) {
            this.bytes = bytes;
            this.parser = parser;
        }

        @Override
        public @Nullable IncomingEvent next() throws IOException {
            try {
                return parser.isClosed() ? null : nextOrEnd();
            } catch (JsonProcessingException e) {
                throw malformed(place(e));
            }
        }

        private @Nullable IncomingEvent nextOrEnd() throws IOException {
            JsonToken token = parser.nextToken();
            if (!inArray && token == JsonToken.START_ARRAY) {
                inArray = true;
                token = parser.nextToken();
            }
            if (inArray && token != JsonToken.END_ARRAY) {
                return event();
            }
            IncomingEvent single = inArray ? null : event();
            if (parser.nextToken() != null) {
                throw malformed("there is something after the end of the JSON");
            }
            parser.close();
            return single;
        }

        private IncomingEvent event() throws IOException {
            if (parser.currentToken() == null) {
                throw malformed("it is empty or ends too early");
            }
            long from = parser.currentTokenLocation().getByteOffset();
            JsonNode node = json.readTree(parser);
            return node instanceof ObjectNode object
                    ? EventReader.this.event(
                            object, bytes, from, parser.currentLocation().getByteOffset())
                    : notAnObject(node.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private IncomingEvent line(BodyBytes bytes, Lines lines) throws IOException {
        try (JsonParser parser = json.createParser(lines.buffer(), lines.start(), lines.length())) {
            JsonNode node = json.readTree(parser);
            if (parser.nextToken() == null) {
                return node instanceof ObjectNode object
                        ? event(object, bytes, lines.at(), lines.at() + lines.length())
                        : notAnObject(lines.copy());
            }
        } catch (JsonProcessingException e) {
            // Told below, without the parser's own words: they quote what was sent.
        }
        return IncomingEvent.unreadable(
                lines.copy(), new Fault(Reason.MALFORMED_JSON, "", "the line is not valid JSON"));
    }

    /** An offset is negative where the body is not UTF-8; then the tree is held. */
    private IncomingEvent event(ObjectNode event, BodyBytes bytes, long from, long to) {
        return from < 0 ? IncomingEvent.of(event) : IncomingEvent.of(event, () -> again(bytes.slice(from, to)));
    }

    private byte[] again(byte[] event) {
        try {
            return json.readTree(event).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Without the cause, which quotes what was sent.
            throw new IllegalStateException("what was read as an event could not be read again");
        }
    }

    private static IncomingEvent notAnObject(byte[] raw) {
        return IncomingEvent.unreadable(raw, new Fault(Reason.MALFORMED_JSON, "", "an event must be a JSON object"));
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
