package se.statistiktjanst.service.subject;

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
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Right;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** <em>Personuppgifter</em>. Numbers come in the body of a POST and go into no address. */
@Path("/{language: sv|en}/mina/personuppgifter")
@Produces(MediaType.TEXT_HTML)
public final class SubjectPageResource {
    private static final int SHOWN = 100;

    private final SubjectDesk desk;
    private final PageShell shell;

    SubjectPageResource(SubjectDesk desk, PageShell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        return page(session, uri, language, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            MultivaluedMap<String, String> form) {
        try {
            String id = "staff".equals(form.getFirst("subject"))
                    ? desk.openStaff(session, form.getFirst("hsaId"))
                    : desk.openResident(session, form.getFirst("number"), form.getFirst("oid"));
            return seeOther(language, "/arenden/" + id);
        } catch (ProblemException e) {
            String key = e.code() == ProblemCode.NOT_FOUND ? "subject.noStaff" : "subject.wrongNumber";
            return refused(
                    e, page(session, uri, language, shell.messages(language).text(key)));
        }
    }

    @GET
    @Path("arenden/{id}")
    public PageView caseOf(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("id") String id) {
        return casePage(session, uri, language, id, "");
    }

    @POST
    @Path("arenden/{id}/begransa")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restrict(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        try {
            desk.restrict(session, id, form.getFirst("reason"));
            return seeOther(language, "/arenden/" + id);
        } catch (ProblemException e) {
            return refused(e, () -> casePage(session, uri, language, id, text(language, "subject.wrongText")));
        }
    }

    @POST
    @Path("arenden/{id}/hav")
    public Response lift(
            @Session StaffSession session, @PathParam("language") Language language, @PathParam("id") String id) {
        desk.lift(session, id);
        return seeOther(language, "/arenden/" + id);
    }

    @POST
    @Path("arenden/{id}/radera")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        try {
            if (form.getFirst("confirm") == null) {
                throw new ProblemException(ProblemCode.REFUSED, "the erasure is not confirmed");
            }
            String certificate = desk.erase(
                            session, id, form.getFirst("number"), form.getFirst("oid"), form.getFirst("caseReference"))
                    .id();
            return seeOther(language, "/intyg/" + certificate);
        } catch (ProblemException e) {
            return refused(e, () -> casePage(session, uri, language, id, text(language, "subject.notErased")));
        }
    }

    @GET
    @Path("intyg/{id}")
    public PageView certificate(@Session StaffSession session, @Context UriInfo uri, @PathParam("id") String id) {
        return shell.page(
                uri,
                Viewers.of(session),
                new CertificatePage(desk.certificate(session, id), ErasuresApiResource.PATH + "/" + id));
    }

    private PageView page(StaffSession session, UriInfo uri, Language language, String error) {
        return shell.page(
                uri,
                Viewers.of(session),
                new SubjectPage(
                        session.assignment().providerName(),
                        session.assignment().may(Right.SUBJECTS),
                        session.assignment().may(Right.READ_LOG),
                        error,
                        desk.certificates(session),
                        base(language)));
    }

    private PageView casePage(StaffSession session, UriInfo uri, Language language, String id, String error) {
        return shell.page(
                uri,
                Viewers.of(session),
                new CasePage(
                        desk.extract(session, id),
                        SHOWN,
                        desk.closesAt(session, id),
                        error,
                        base(language) + "/arenden/" + id,
                        SubjectApiResource.PATH + "/" + id));
    }

    private String text(Language language, String key) {
        return shell.messages(language).text(key);
    }

    private static Response refused(ProblemException problem, java.util.function.Supplier<PageView> page) {
        if (problem.code() != ProblemCode.REFUSED) {
            throw problem;
        }
        return Response.status(problem.code().status()).entity(page.get()).build();
    }

    private static Response refused(ProblemException problem, PageView page) {
        if (problem.code() == ProblemCode.FORBIDDEN) {
            throw problem;
        }
        return Response.status(problem.code().status()).entity(page).build();
    }

    private static String base(Language language) {
        return "/" + language.tag() + "/mina/personuppgifter";
    }

    private static Response seeOther(Language language, String below) {
        return Response.seeOther(URI.create(base(language) + below)).build();
    }
}
