package se.statistiktjanst.service.subject;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.erasure.Certificate;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;

/** Requests of data subjects, for programs: open a case, then extract, restrict or erase under its id. */
@Path(SubjectApiResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class SubjectApiResource {
    static final String PATH = "/api/staff/v1/subjects";

    private final SubjectDesk desk;

    SubjectApiResource(SubjectDesk desk) {
        this.desk = desk;
    }

    /** Whom a case is on: a number, a reserve number with its OID, or the HSA-id of a staff member. */
    public record Person(
            @Nullable String number,
            @Nullable String oid,
            @Nullable String hsaId) {
        @Override
        public String toString() {
            return "Person[REDACTED]";
        }
    }

    /** Why a resident is restricted. */
    public record Restriction(@Nullable String reason) {}

    /** An order of erasure: the number once more, and the care provider's reference. */
    public record Erasure(
            @Nullable String number,
            @Nullable String oid,
            @Nullable String caseReference) {
        @Override
        public String toString() {
            return "Erasure[REDACTED]";
        }
    }

    /** A case. */
    public record Opened(String id) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@Session StaffSession session, @Nullable Person person) {
        Person asked = required(person);
        String id = asked.hsaId() == null
                ? desk.openResident(session, asked.number(), asked.oid())
                : desk.openStaff(session, asked.hsaId());
        return Response.created(URI.create(PATH + "/" + id))
                .entity(new Opened(id))
                .build();
    }

    @GET
    @Path("{id}")
    public Response extract(@Session StaffSession session, @PathParam("id") String id) {
        return Response.ok(desk.extract(session, id))
                .header("Content-Disposition", "attachment; filename=\"registerutdrag-" + fileName(id) + ".json\"")
                .build();
    }

    @PUT
    @Path("{id}/restriction")
    @Consumes(MediaType.APPLICATION_JSON)
    public void restrict(@Session StaffSession session, @PathParam("id") String id, @Nullable Restriction restriction) {
        desk.restrict(session, id, required(restriction).reason());
    }

    @DELETE
    @Path("{id}/restriction")
    public void lift(@Session StaffSession session, @PathParam("id") String id) {
        desk.lift(session, id);
    }

    @POST
    @Path("{id}/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    public Certificate erase(@Session StaffSession session, @PathParam("id") String id, @Nullable Erasure erasure) {
        Erasure order = required(erasure);
        return desk.erase(session, id, order.number(), order.oid(), order.caseReference());
    }

    private static String fileName(String id) {
        return id.replaceAll("[^0-9a-z]", "");
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, "the body is empty; send a JSON object");
        }
        return body;
    }
}
