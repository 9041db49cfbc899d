package se.statistiktjanst.service.unitgroup;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.unitgroup.GroupDesk.Shelf;
import se.statistiktjanst.statistics.unitgroup.InvalidGroupException;
import se.statistiktjanst.statistics.unitgroup.UnitGroup;

/** <em>Egna grupper av enheter</em>: list, make, change, end. What is wrong is said beside what was filled in. */
@Path("/{language: sv|en}/mina/grupper")
@Produces(MediaType.TEXT_HTML)
public final class UnitGroupPageResource {
    private final GroupDesk desk;
    private final PageShell shell;

    UnitGroupPageResource(GroupDesk desk, PageShell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    @GET
    public PageView list(
            @Session StaffSession session, @Context UriInfo uri, @PathParam("language") Language language) {
        Shelf shelf = desk.read(session);
        return page(session, uri, view(session, language, shelf).list(GroupForm.blank(shelf.firstDay()), List.of()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            MultivaluedMap<String, String> sent) {
        GroupForm form = GroupForm.read(sent);
        List<GroupError> errors = form.unreadable();
        if (errors.isEmpty()) {
            try {
                desk.create(session, form.draft());
                return toList(language);
            } catch (InvalidGroupException e) {
                errors = GroupError.of(e);
            }
        }
        return refused(
                page(session, uri, view(session, language, desk.read(session)).list(form, errors)));
    }

    @GET
    @Path("{id}")
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("id") String id) {
        Shelf shelf = desk.read(session);
        UnitGroup group = inUse(shelf, id);
        return page(
                session,
                uri,
                view(session, language, shelf)
                        .one(
                                group,
                                GroupForm.of(group, shelf.today()),
                                shelf.today().toString(),
                                List.of()));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @PathParam("id") String id,
            MultivaluedMap<String, String> sent) {
        GroupForm form = GroupForm.read(sent);
        List<GroupError> errors = form.unreadable();
        if (errors.isEmpty()) {
            try {
                desk.change(session, id, form.version(), form.draft());
                return toList(language);
            } catch (InvalidGroupException e) {
                errors = GroupError.of(e);
            }
        }
        Shelf shelf = desk.read(session);
        String today = shelf.today().toString();
        return refused(page(session, uri, view(session, language, shelf).one(shelf.group(id), form, today, errors)));
    }

    @POST
    @Path("{id}/avsluta")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(
            @Session StaffSession session,
            @PathParam("language") Language language,
            @PathParam("id") String id,
            MultivaluedMap<String, String> sent) {
        String text = GroupForm.text(sent, "lastDay", 0);
        Optional<LocalDate> last = GroupForm.day(text);
        List<GroupError> errors = List.of(new GroupError(GroupFaultText.NOT_A_LAST_DAY, null));
        if (last.isPresent()) {
            try {
                desk.end(session, id, GroupForm.version(sent), last.get());
                return toList(language);
            } catch (InvalidGroupException e) {
                errors = GroupError.of(e);
            }
        }
        Shelf shelf = desk.read(session);
        UnitGroup group = shelf.group(id);
        // The address of this form has no page of its own, in the other language either.
        return refused(shell.page(
                GroupView.href(language) + "/" + group.publicId(),
                "",
                Viewers.of(session),
                view(session, language, shelf).one(group, GroupForm.of(group, shelf.today()), text, errors)));
    }

    /** An ended group is in the list, and nothing of it can be changed. */
    private static UnitGroup inUse(Shelf shelf, String id) {
        UnitGroup group = shelf.group(id);
        if (group.isEnded()) {
            throw ProblemException.notFound();
        }
        return group;
    }

    private GroupView view(StaffSession session, Language language, Shelf shelf) {
        return new GroupView(
                language, shell.messages(language), session.assignment().providerName(), shelf);
    }

    private PageView page(StaffSession session, UriInfo uri, PageContent content) {
        return shell.page(uri, Viewers.of(session), content);
    }

    private static Response refused(PageView page) {
        return Response.status(ProblemCode.REFUSED.status()).entity(page).build();
    }

    private static Response toList(Language language) {
        return Response.seeOther(URI.create(GroupView.href(language))).build();
    }
}
