package se.statistiktjanst.exports.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.DownloadResult;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantToken;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ObjectRow;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Answers GET and HEAD of an object: whole or one range, with what a client needs to resume and to check. */
final class ObjectResponses {
    private static final int BUFFER = 1 << 16;

    private final ExportDownloads downloads;

    ObjectResponses(ExportDownloads downloads) {
        this.downloads = downloads;
    }

    /** Asks nothing of the grant. */
    Response head(ExportCaller caller, String publicId, GrantToken token, @Nullable String objectName) {
        ObjectRow object = peek(caller, publicId, token, objectName);
        return headers(Response.ok(), object)
                .header(HttpHeaders.CONTENT_LENGTH, object.bytes())
                .build();
    }

    /** Redeems the grant, or goes on with what the session began. */
    Response get(
            ExportCaller caller,
            String publicId,
            GrantToken token,
            @Nullable String objectName,
            @Nullable String rangeHeader,
            @Nullable String ifRange) {
        ObjectRow object = peek(caller, publicId, token, objectName);
        Optional<ByteRange> range = range(object, rangeHeader, ifRange);
        long offset = range.map(ByteRange::first).orElse(0L);
        long count = range.map(ByteRange::count).orElse(object.bytes());
        DownloadResult result = downloads.redeem(caller, publicId, token, offset);
        if (!(result instanceof DownloadResult.Allowed allowed)) {
            throw problem(result);
        }
        InputStream content = open(allowed, offset);
        Response.ResponseBuilder response = range.isPresent()
                ? Response.status(Response.Status.PARTIAL_CONTENT)
                        .header(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(offset, range.get().last(), object.bytes()))
                : Response.ok();
        return headers(response, object)
                .header(HttpHeaders.CONTENT_LENGTH, count)
                .entity((StreamingOutput) out -> copy(content, out, count))
                .build();
    }

    private ObjectRow peek(ExportCaller caller, String publicId, GrantToken token, @Nullable String objectName) {
        DownloadResult result = downloads.peek(caller, publicId, token);
        if (!(result instanceof DownloadResult.Allowed allowed)) {
            throw problem(result);
        }
        if (objectName != null && !objectName.equals(allowed.object().name())) {
            throw ProblemException.notFound();
        }
        return allowed.object();
    }

    private static Optional<ByteRange> range(ObjectRow object, @Nullable String header, @Nullable String ifRange) {
        if (ifRange != null && !ifRange.equals(etag(object))) {
            return Optional.empty();
        }
        try {
            return ByteRange.parse(header, object.bytes());
        } catch (ByteRange.NotSatisfiable e) {
            throw new ProblemException(
                    ProblemCode.RANGE_NOT_SATISFIABLE,
                    "the object has %d bytes; ask for a range within them".formatted(object.bytes()),
                    List.of(),
                    Map.of("Content-Range", "bytes */" + object.bytes()));
        }
    }

    private InputStream open(DownloadResult.Allowed allowed, long offset) {
        try {
            return downloads.open(allowed.sealed(), offset);
        } catch (NoSuchFileException e) {
            throw ExportProblems.expired();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.INTERNAL, "the stored object is damaged and was not given out; order the export again");
        }
    }

    private static void copy(InputStream content, OutputStream out, long count) throws IOException {
        try (content) {
            byte[] buffer = new byte[BUFFER];
            long left = count;
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the object ended before its recorded length");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder response, ObjectRow object) {
        String charset = object.mediaType().startsWith("text/") ? ";charset=utf-8" : "";
        return response.type(object.mediaType() + charset)
                .header(HttpHeaders.ETAG, etag(object))
                .header("Accept-Ranges", "bytes")
                .header("Repr-Digest", ExportView.digest(object.sha256()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + object.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static String etag(ObjectRow object) {
        return '"' + HexFormat.of().formatHex(object.sha256()) + '"';
    }

    private static ProblemException problem(DownloadResult result) {
        if (result instanceof DownloadResult.Expired) {
            return ExportProblems.expired();
        }
        if (result instanceof DownloadResult.NotAllowed) {
            return ExportProblems.notAllowed();
        }
        return result instanceof DownloadResult.UsedUp ? ExportProblems.usedUp() : ProblemException.notFound();
    }
}
