package se.statistiktjanst.ingest.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Fault;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Reason;

/** The lines of an NDJSON file, each a structured CloudEvent. A line that is none is one refused event. */
final class EventLines implements ImportRows {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InputStream in;
    private int number;
    private boolean tooLong;

    private EventLines(InputStream in) {
        this.in = in;
    }

    static EventLines open(Path file) throws IOException {
        return new EventLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    @Override
    public @Nullable Row next() throws IOException {
        byte[] line = line();
        if (line == null) {
            return null;
        }
        number++;
        return new Row(number, isBlank(line) ? null : event(line).atRow(number));
    }

    private IncomingEvent event(byte[] line) throws IOException {
        if (tooLong) {
            return refused(line, "the line is longer than %d bytes".formatted(LONGEST_LINE));
        }
        try {
            JsonNode node = JSON.readTree(line);
            return node instanceof ObjectNode object
                    ? IncomingEvent.of(object)
                    : refused(line, "an event must be a JSON object");
        } catch (JsonProcessingException e) {
            return refused(line, "the line is not valid JSON");
        }
    }

    private static IncomingEvent refused(byte[] line, String why) {
        return IncomingEvent.unreadable(line, new Fault(Reason.MALFORMED_JSON, "", why));
    }

    /** The first bytes of a line that is too long; the rest of it is passed over. */
    private byte @Nullable [] line() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        tooLong = false;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(b);
            } else {
                tooLong = true;
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
