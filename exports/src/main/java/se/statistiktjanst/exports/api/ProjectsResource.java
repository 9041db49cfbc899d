package se.statistiktjanst.exports.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.exports.project.Project;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.platform.problem.ProblemException;

/** Linkage projects: propose, approve another person's, end. */
@Path(Paths.ROOT + "/projects")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectsResource {
    private final Projects projects;
    private final ExportCallers callers;
    private final Clock clock;

    public ProjectsResource(Projects projects, ExportCallers callers, Clock clock) {
        this.projects = projects;
        this.callers = callers;
        this.clock = clock;
    }

    /** A proposal as it is sent; {@code endsOn} is the last day, such as 2027-06-30. */
    public record Request(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String purposeText,
            @Nullable String endsOn) {}

    /** A project; its key is never shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String id,
            String name,
            String purpose,
            String purposeText,
            String state,
            String proposedBy,
            @Nullable String approvedBy,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant endsAt) {
        static View of(Project project, Instant now) {
            return new View(
                    project.publicId(),
                    project.name(),
                    project.purpose(),
                    project.purposeText(),
                    project.stateAt(now),
                    project.proposedBy(),
                    project.approvedBy(),
                    project.endsAt());
        }
    }

    @GET
    public List<View> list(@Context ContainerRequestContext request) {
        Instant now = clock.instant();
        return projects.list(callers.require(request)).stream()
                .map(project -> View.of(project, now))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response propose(@Context ContainerRequestContext request, @Nullable Request body) {
        if (body == null) {
            throw ExportRequest.refused("", "send a JSON object with name, purpose, purposeText and endsOn");
        }
        var caller = callers.require(request);
        String id;
        try {
            id = projects.propose(caller, proposal(body)).orElseThrow(ExportProblems::notAllowed);
        } catch (IllegalArgumentException e) {
            throw ExportRequest.refused("", String.valueOf(e.getMessage()));
        }
        View made = View.of(Objects.requireNonNull(projects.find(caller, id)), clock.instant());
        return Response.created(URI.create(Paths.ROOT + "/projects/" + id))
                .entity(made)
                .build();
    }

    @POST
    @Path("{id}/approval")
    public void approve(@Context ContainerRequestContext request, @PathParam("id") String id) {
        if (!projects.approve(callers.require(request), id)) {
            throw ProblemException.notFound();
        }
    }

    @DELETE
    @Path("{id}")
    public void end(@Context ContainerRequestContext request, @PathParam("id") String id) {
        if (!projects.end(callers.require(request), id)) {
            throw ProblemException.notFound();
        }
    }

    private static Projects.Proposal proposal(Request body) {
        Purpose purpose = Arrays.stream(Purpose.values())
                .filter(value -> value.code().equals(body.purpose()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "purpose must be follow_up, evaluation, quality_assurance, statistics or own_register"));
        try {
            return new Projects.Proposal(
                    Objects.requireNonNullElse(body.name(), ""),
                    purpose,
                    Objects.requireNonNullElse(body.purposeText(), ""),
                    LocalDate.parse(Objects.requireNonNullElse(body.endsOn(), "")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("endsOn must be a date such as 2027-06-30", e);
        }
    }
}
