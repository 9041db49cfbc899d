package se.statistiktjanst.service.exports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.exports.project.Project;
import se.statistiktjanst.exports.project.Projects;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** <em>Länkningsprojekt</em>: propose, approve another person's, end. */
@Path("/{language: sv|en}/mina/exporter/projekt")
@Produces(MediaType.TEXT_HTML)
public final class ProjectPageResource {
    private final Projects projects;
    private final PageShell shell;
    private final Clock clock;

    ProjectPageResource(Projects projects, PageShell shell, Clock clock) {
        this.projects = projects;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    public PageView show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        return page(session, uri, language, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            MultivaluedMap<String, String> form) {
        try {
            if (projects.propose(SessionExportCallers.of(session), proposal(form))
                    .isEmpty()) {
                throw new ProblemException(
                        ProblemCode.FORBIDDEN, "your assignment gives no right to pseudonymised exports");
            }
            return list(language);
        } catch (IllegalArgumentException | DateTimeException e) {
            String error = shell.messages(language).text("project.error");
            return Response.status(ProblemCode.REFUSED.status())
                    .entity(page(session, uri, language, error))
                    .build();
        }
    }

    @POST
    @Path("{id}/godkann")
    public Response approve(
            @Session StaffSession session, @PathParam("language") Language language, @PathParam("id") String id) {
        return done(projects.approve(SessionExportCallers.of(session), id), language);
    }

    @POST
    @Path("{id}/avsluta")
    public Response end(
            @Session StaffSession session, @PathParam("language") Language language, @PathParam("id") String id) {
        return done(projects.end(SessionExportCallers.of(session), id), language);
    }

    private PageView page(StaffSession session, UriInfo uri, Language language, String error) {
        ExportCaller caller = SessionExportCallers.of(session);
        Messages messages = shell.messages(language);
        Instant now = clock.instant();
        List<ProjectEntry> entries = projects.list(caller).stream()
                .map(project -> entry(project, caller, messages, now))
                .toList();
        List<Choice> purposes = Arrays.stream(Purpose.values())
                .map(purpose -> new Choice(purpose.code(), Forms.name(purpose, messages), false))
                .toList();
        return shell.page(
                uri,
                Viewers.of(session),
                new ProjectsPage(
                        session.assignment().providerName(),
                        entries,
                        caller.allowedForms().contains(se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED),
                        purposes,
                        error,
                        address(language)));
    }

    private static ProjectEntry entry(Project project, ExportCaller caller, Messages messages, Instant now) {
        String state = project.stateAt(now);
        return new ProjectEntry(
                project.publicId(),
                project.name(),
                Forms.name(purpose(project.purpose()), messages) + ": " + project.purposeText(),
                state,
                project.proposedBy(),
                project.approvedBy(),
                LocalDate.ofInstant(project.endsAt().minusMillis(1), CalendarZone.STOCKHOLM),
                state.equals("proposed")
                        && caller.mayApprove()
                        && !project.proposedBy().equals(caller.viewer()));
    }

    private static Projects.Proposal proposal(MultivaluedMap<String, String> form) {
        return new Projects.Proposal(
                Objects.requireNonNullElse(form.getFirst("name"), ""),
                purpose(Objects.requireNonNullElse(form.getFirst("purpose"), "")),
                Objects.requireNonNullElse(form.getFirst("purposeText"), ""),
                LocalDate.parse(
                        Objects.requireNonNullElse(form.getFirst("endsOn"), "").strip()));
    }

    private static Purpose purpose(String code) {
        return Arrays.stream(Purpose.values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such purpose"));
    }

    private static Response done(boolean done, Language language) {
        if (!done) {
            throw ProblemException.notFound();
        }
        return list(language);
    }

    private static Response list(Language language) {
        return Response.seeOther(URI.create(address(language))).build();
    }

    private static String address(Language language) {
        return "/" + language.tag() + "/mina/exporter/projekt";
    }
}
