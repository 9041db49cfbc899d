package se.statistiktjanst.service.open.kept;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** An answer as it was written, plain and packed by gzip. Immutable. */
final class KeptAnswer {
    /** Of one call, not of the answer. */
    private static final Set<String> OF_THE_CALL =
            Set.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "content-length", "content-encoding");

    private static final String GZIP = "gzip";
    private static final int ENTRY_BYTES = 1_000;

    private final Map<String, List<Object>> headers = new TreeMap<>();
    private final byte[] plain;
    private final byte[] packed;

    /** Takes over the bytes. */
    KeptAnswer(Map<String, List<Object>> headers, byte[] plain) throws IOException {
        headers.forEach((name, values) -> {
            if (!OF_THE_CALL.contains(name.toLowerCase(Locale.ROOT))) {
                this.headers.put(name, List.copyOf(values));
            }
        });
        this.plain = plain;
        this.packed = pack(plain);
    }

    /** Memory that it takes, in bytes, nearly. */
    int weight() {
        return ENTRY_BYTES + plain.length + packed.length;
    }

    /**
     * The answer again.
     *
     * @param mayBePacked whether the client takes gzip; what gets no smaller goes plain
     */
    Response again(boolean mayBePacked) {
        boolean pack = mayBePacked && packed.length < plain.length;
        byte[] body = pack ? packed : plain;
        Response.ResponseBuilder answer = Response.ok(body);
        headers.forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        if (pack) {
            answer.header(HttpHeaders.CONTENT_ENCODING, GZIP).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            tag().ifPresent(tag -> answer.tag(new EntityTag(tag.getValue() + "--" + GZIP, tag.isWeak())));
        }
        return answer.header(HttpHeaders.CONTENT_LENGTH, body.length).build();
    }

    /** As Jetty does it: other bytes have another tag, and what it adds it takes away from If-None-Match. */
    private java.util.Optional<EntityTag> tag() {
        return headers.getOrDefault(HttpHeaders.ETAG, List.of()).stream()
                .filter(EntityTag.class::isInstance)
                .map(EntityTag.class::cast)
                .findFirst();
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
