package se.statistiktjanst.service.login;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first field of a form with a file. It must be {@code csrf}: only the beginning of the request is looked at, so that
 * a file of any size goes on as a stream.
 */
final class FormStart {
    private static final int BYTES = 1_024;
    private static final Pattern FIRST_FIELD = Pattern.compile(
            "\\A--[^\\r\\n]{1,70}\\r\\nContent-Disposition: form-data; name=\"csrf\"\\r\\n\\r\\n([\\w-]{1,200})\\r\\n--",
            Pattern.CASE_INSENSITIVE);

    private FormStart() {}

    static @Nullable String token(ContainerRequestContext request) {
        try {
            BufferedInputStream body = new BufferedInputStream(request.getEntityStream(), 2 * BYTES);
            body.mark(BYTES);
            byte[] start = body.readNBytes(BYTES);
            body.reset();
            request.setEntityStream(body);
            Matcher field = FIRST_FIELD.matcher(new String(start, StandardCharsets.ISO_8859_1));
            return field.find() ? field.group(1) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("the request broke off", e);
        }
    }
}
