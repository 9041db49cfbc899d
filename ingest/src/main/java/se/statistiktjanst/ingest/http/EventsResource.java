package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.EventFeed;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.ingest.collect.SenderSession;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Takes events from senders and answers, after COMMIT, what became of each. */
@Path("/api/events/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final String ATTRIBUTE_HEADER = "ce-";

    private final Collector collector;
    private final SenderAuthenticator senders;
    private final EventLimits limits;
    private final EventReader reader;

    public EventsResource(Collector collector, SenderAuthenticator senders, EventLimits limits) {
        this.collector = collector;
        this.senders = senders;
        this.limits = limits;
        this.reader = new EventReader(limits);
    }

    @POST
    public Response collect(@Context HttpHeaders headers, InputStream body) throws IOException {
        SenderSession sender = senders.authenticate(headers);
        Preferences preferences = Preferences.of(headers);
        CollectOptions options = preferences.strict() ? CollectOptions.STRICT : CollectOptions.NORMAL;
        return answer(collector.collect(sender, Transport.HTTP, options, events(headers, body)), preferences);
    }

    /** The same checks; nothing is stored. */
    @POST
    @Path("validate")
    public Response validate(@Context HttpHeaders headers, InputStream body) throws IOException {
        SenderSession sender = senders.authenticate(headers);
        Receipt receipt = collector.validate(sender, Transport.HTTP, CollectOptions.NORMAL, events(headers, body));
        return answer(receipt, Preferences.NONE);
    }

    private static Response answer(Receipt receipt, Preferences preferences) {
        EventsAnswer answer = EventsAnswer.of(receipt, preferences.minimal());
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer).header(HttpHeaders.CACHE_CONTROL, "no-store");
        preferences.applied().ifPresent(applied -> response.header("Preference-Applied", applied));
        return response.build();
    }

    private EventFeed events(HttpHeaders headers, InputStream body) throws IOException {
        return read(headers, new LimitedInput(inflated(headers, body), limits));
    }

    private EventFeed read(HttpHeaders headers, InputStream body) throws IOException {
        MediaType type = headers.getMediaType();
        String name = type == null ? "" : (type.getType() + '/' + type.getSubtype()).toLowerCase(Locale.ROOT);
        return switch (name) {
            case ONE, BATCH -> reader.json(body);
            case MediaType.APPLICATION_JSON ->
                headers.getHeaderString("ce-specversion") == null
                        ? reader.json(body)
                        : EventFeed.of(List.of(IncomingEvent.of(binary(headers, body))));
            case LINES -> reader.lines(body);
            default ->
                throw new ProblemException(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "send " + ONE + ", " + BATCH + ", " + LINES + " or " + MediaType.APPLICATION_JSON);
        };
    }

    /** Attributes as headers, percent-encoded; the body is the data. */
    private ObjectNode binary(HttpHeaders headers, InputStream body) throws IOException {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        headers.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ATTRIBUTE_HEADER) && !values.isEmpty()) {
                event.put(lower.substring(ATTRIBUTE_HEADER.length()), decoded(values.get(0)));
            }
        });
        event.set("data", reader.data(body));
        return event;
    }

    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "a ce- header is not percent-encoded as it must be");
        }
    }

    private static InputStream inflated(HttpHeaders headers, InputStream body) throws IOException {
        @Nullable String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "the only Content-Encoding taken is gzip");
        }
        try {
            return new GZIPInputStream(body);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "the body is not gzip, as its Content-Encoding says");
        }
    }
}
