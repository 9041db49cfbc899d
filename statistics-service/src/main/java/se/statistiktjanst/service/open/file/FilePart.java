package se.statistiktjanst.service.open.file;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose readers fetch parts of it: the end first, then what they need (RFC 9110, section 14). One range is given as
 * 206; with several, with {@code If-Range} or with another unit the whole file is, as the standard allows.
 */
public final class FilePart {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private FilePart() {}

    /** The file, or the part that is asked for. */
    public static Response.ResponseBuilder of(byte[] file, HttpHeaders headers) {
        String asked = headers.getHeaderString("Range");
        Matcher range = ONE_RANGE.matcher(asked == null ? "" : asked.strip());
        boolean part =
                range.matches() && !range.group().equals("bytes=-") && headers.getHeaderString("If-Range") == null;
        return part ? part(file, range.group(1), range.group(2)) : whole(file);
    }

    private static Response.ResponseBuilder whole(byte[] file) {
        return plain(Response.ok(file), file.length);
    }

    private static Response.ResponseBuilder part(byte[] file, String first, String last) {
        // Without a first byte it is the last so many.
        long from = first.isEmpty() ? Math.max(0, file.length - Long.parseLong(last)) : Long.parseLong(first);
        long to =
                first.isEmpty() || last.isEmpty() ? file.length - 1L : Math.min(file.length - 1L, Long.parseLong(last));
        if (from > to) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + file.length);
        }
        Response.ResponseBuilder answer = Response.status(Response.Status.PARTIAL_CONTENT)
                .entity(Arrays.copyOfRange(file, (int) from, (int) to + 1))
                .header("Content-Range", "bytes %d-%d/%d".formatted(from, to, file.length));
        return plain(answer, to - from + 1);
    }

    /** Jetty would compress it, parts too, and the length and the bytes would be others than those asked for. */
    private static Response.ResponseBuilder plain(Response.ResponseBuilder answer, long length) {
        return answer.header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_ENCODING, "identity")
                .header(HttpHeaders.CONTENT_LENGTH, length);
    }
}
