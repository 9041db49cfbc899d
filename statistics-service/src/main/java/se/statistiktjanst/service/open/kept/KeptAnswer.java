package se.statistiktjanst.service.open.kept;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was written. Packed by gzip for the first who takes it so from memory: most answers are asked for once,
 * and to pack one takes as long as to make it.
 */
final class KeptAnswer {
    /** Of one call, not of the answer. */
    private static final Set<String> OF_THE_CALL =
            Set.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "content-length");

    private static final String GZIP = "gzip";
    private static final int ENTRY_BYTES = 1_000;

    /** As the server packs other answers. */
    private static final int LEAST_TO_PACK = 256;

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] plain;
    private volatile byte @Nullable [] packed;

    /** Takes over the bytes. */
    KeptAnswer(Map<String, List<Object>> headers, byte[] plain) throws IOException {
        headers.forEach((name, values) -> {
            if (!OF_THE_CALL.contains(name.toLowerCase(Locale.ROOT))) {
                this.headers.put(name, values.stream().map(KeptAnswer::text).toList());
            }
        });
        this.plain = plain;
    }

    int length() {
        return plain.length;
    }

    /** Memory that it takes when it is packed too, in bytes, nearly. */
    int weight() {
        return ENTRY_BYTES + plain.length + plain.length / 4;
    }

    /**
     * Gives the answer again.
     *
     * @param mayBePacked whether the client takes gzip; what gets no smaller goes plain
     */
    void give(HttpServletResponse answer, boolean mayBePacked) throws IOException {
        byte[] body = mayBePacked && isForPacking() ? shortest() : plain;
        answer.setStatus(HttpServletResponse.SC_OK);
        headers.forEach((name, values) -> put(answer, name, values));
        if (body != plain) {
            answer.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
            answer.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            headers.getOrDefault(HttpHeaders.ETAG, List.of())
                    .forEach(tag -> answer.setHeader(HttpHeaders.ETAG, packed(tag)));
        }
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }

    /** Files that readers fetch in parts say themselves that they are not to be encoded. */
    private boolean isForPacking() {
        return plain.length >= LEAST_TO_PACK && !headers.containsKey(HttpHeaders.CONTENT_ENCODING);
    }

    /** Packed unless that makes it no smaller. Two at once may both pack; the bytes are the same. */
    private byte[] shortest() throws IOException {
        byte[] bytes = packed;
        if (bytes == null) {
            bytes = pack(plain);
            packed = bytes;
        }
        return bytes.length < plain.length ? bytes : plain;
    }

    /** In the place of what the filters before have put there, as Jersey does it. */
    private static void put(HttpServletResponse answer, String name, List<String> values) {
        for (int at = 0; at < values.size(); at++) {
            if (at == 0) {
                answer.setHeader(name, values.get(at));
            } else {
                answer.addHeader(name, values.get(at));
            }
        }
    }

    /** As Jetty does it: other bytes have another tag, and what it adds it takes away from If-None-Match. */
    private static String packed(String tag) {
        return tag.substring(0, tag.length() - 1) + "--" + GZIP + "\"";
    }

    @SuppressWarnings("unchecked") // The delegate of a value's own class takes it.
    private static String text(Object value) {
        RuntimeDelegate.HeaderDelegate<Object> delegate = (RuntimeDelegate.HeaderDelegate<Object>)
                RuntimeDelegate.getInstance().createHeaderDelegate(value.getClass());
        return delegate == null ? value.toString() : delegate.toString(value);
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
