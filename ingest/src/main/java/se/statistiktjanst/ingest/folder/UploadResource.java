package se.statistiktjanst.ingest.folder;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.file.ImportSummary;
import se.statistiktjanst.ingest.http.SenderAuthenticator;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/** Whole files by HTTP, into the area of the sender that sends them; the same file may be put again at any time. */
@Path("/api/events/v1/files")
@Produces(MediaType.APPLICATION_JSON)
public final class UploadResource {
    private final UploadDesk desk;
    private final SenderAuthenticator senders;

    public UploadResource(UploadDesk desk, SenderAuthenticator senders) {
        this.desk = desk;
        this.senders = senders;
    }

    /** A file as the API tells of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            String name,
            String state,
            String at,
            long bytes,
            long rowsDone,
            long rowsTotal,
            @Nullable String errorCode,
            @Nullable String errorDetail,
            @Nullable ImportSummary result) {
        static Told of(FileState file) {
            return new Told(
                    file.name(),
                    file.state().name().toLowerCase(Locale.ROOT),
                    file.at().toString(),
                    file.bytes(),
                    file.rowsDone(),
                    file.rowsTotal(),
                    file.errorCode(),
                    file.errorDetail(),
                    file.summary());
        }
    }

    /** The files of the sender's area. */
    public record Listing(List<Told> files) {}

    /** Takes a file; 202, since what becomes of its rows is told by {@link #file} when they are read. */
    @PUT
    @Path("{name}")
    public Response put(
            @Context HttpHeaders headers, @Context UriInfo uri, @PathParam("name") String name, InputStream body)
            throws IOException {
        try {
            desk.take(area(headers), name, body);
        } catch (UploadRefusedException e) {
            ProblemCode code =
                    e.why() == UploadRefusedException.Why.TOO_LARGE ? ProblemCode.TOO_LARGE : ProblemCode.BAD_REQUEST;
            throw new ProblemException(code, String.valueOf(e.getMessage()));
        }
        return Response.accepted().location(uri.getRequestUri()).build();
    }

    @GET
    @Path("{name}")
    public Told file(@Context HttpHeaders headers, @PathParam("name") String name) throws IOException {
        return desk.files(area(headers)).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(Told::of)
                .orElseThrow(ProblemException::notFound);
    }

    @GET
    public Listing files(@Context HttpHeaders headers) throws IOException {
        return new Listing(desk.files(area(headers)).stream().map(Told::of).toList());
    }

    private UploadDesk.Area area(HttpHeaders headers) {
        return desk.ofSender(senders.authenticate(headers).code())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "this sender has no file area; ask the operator to set one up (files: areas:), or send events"
                                + " to /api/events/v1"));
    }
}
