package se.statistiktjanst.service.subject;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;

/** Certificates of the care provider's erasures. */
@Path(ErasuresApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class ErasuresApiResource {
    static final String PATH = "/api/staff/v1/erasures";

    private final SubjectDesk desk;

    ErasuresApiResource(SubjectDesk desk) {
        this.desk = desk;
    }

    /** All of them. */
    public record Answer(List<Certificate> certificates) {}

    @GET
    public Answer all(@Session StaffSession session) {
        return new Answer(desk.certificates(session));
    }

    @GET
    @Path("{id}")
    public Response one(@Session StaffSession session, @PathParam("id") String id) {
        Certificate certificate = desk.certificate(session, id);
        return Response.ok(certificate)
                .header("Content-Disposition", "attachment; filename=\"intyg-" + certificate.id() + ".json\"")
                .build();
    }
}
