package se.statistiktjanst.service.exports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.download.ExportDownloads;
import se.statistiktjanst.exports.download.GrantResult;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** <em>Mina exporter</em>: order, follow, download, cancel. */
@Path("/{language: sv|en}/mina/exporter")
@Produces(MediaType.TEXT_HTML)
public final class ExportPageResource {
    private final ExportOrders orders;
    private final ExportDownloads downloads;
    private final ExportView view;
    private final PageShell shell;

    ExportPageResource(ExportOrders orders, ExportDownloads downloads, ExportView view, PageShell shell) {
        this.orders = orders;
        this.downloads = downloads;
        this.view = view;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("table") @Nullable String table,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Asked asked = new Asked(table, unit, from, to);
        return shell.page(uri, Viewers.of(session), view.page(session, language, asked, null, List.of()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response order(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            MultivaluedMap<String, String> form) {
        Asked asked =
                new Asked(form.getFirst("table"), form.getFirst("unit"), form.getFirst("from"), form.getFirst("to"));
        List<String> errors = place(session, language, asked, form);
        if (errors.isEmpty()) {
            return Response.seeOther(list(language)).build();
        }
        PageView page = shell.page(uri, Viewers.of(session), view.page(session, language, asked, form, errors));
        return Response.status(422).entity(page).build();
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(
            @Session StaffSession session, @PathParam("language") Language language, @PathParam("id") String id) {
        if (!orders.cancel(SessionExportCallers.of(session), id)) {
            throw ProblemException.notFound();
        }
        return Response.seeOther(list(language)).build();
    }

    /** A second person's approval of another's order; after a fresh log-in where the session is too old for it. */
    @POST
    @Path("{id}/approve")
    public Response approve(
            @Session StaffSession session, @PathParam("language") Language language, @PathParam("id") String id) {
        return switch (orders.approve(SessionExportCallers.of(session), id)) {
            case APPROVED -> Response.seeOther(list(language)).build();
            case NOT_FOUND -> throw ProblemException.notFound();
            case LOGIN_TOO_OLD -> freshLogin(language);
        };
    }

    @POST
    @Path("{id}/filer/{name}")
    public Response download(
            @Session StaffSession session,
            @PathParam("language") Language language,
            @PathParam("id") String id,
            @PathParam("name") String name) {
        GrantResult result = downloads.grant(SessionExportCallers.of(session), id, name);
        if (result instanceof GrantResult.Granted granted) {
            String token = granted.token().reveal();
            return Response.seeOther(URI.create("/api/exports/v1/%s/downloads/%s".formatted(id, token)))
                    .build();
        }
        if (result instanceof GrantResult.Expired) {
            throw new ProblemException(ProblemCode.EXPIRED, "this export has expired; order it again if it is needed");
        }
        if (result instanceof GrantResult.LoginTooOld) {
            return freshLogin(language);
        }
        throw result instanceof GrantResult.NotFound
                ? ProblemException.notFound()
                : new ProblemException(ProblemCode.FORBIDDEN, "this file may not be downloaded by you now");
    }

    private List<String> place(
            StaffSession session, Language language, Asked asked, MultivaluedMap<String, String> form) {
        OrderFields fields = new OrderFields(form, shell.messages(language));
        return view.recipe(session, asked, language)
                .map(recipe -> fields.read(recipe))
                .map(read -> read.errors().isEmpty() ? fields.errorsOf(result(session, read)) : read.errors())
                .orElseThrow(ProblemException::notFound);
    }

    private OrderResult result(StaffSession session, OrderFields.Read read) {
        return orders.place(SessionExportCallers.of(session), java.util.Objects.requireNonNull(read.order()), null);
    }

    private static Response freshLogin(Language language) {
        return Response.seeOther(URI.create("/login?fresh=true&returnTo=/" + language.tag() + "/mina/exporter"))
                .build();
    }

    private static URI list(Language language) {
        return URI.create("/" + language.tag() + "/mina/exporter#list");
    }

    /** What is to be exported, as the address or the form says it; a table for staff, or calls. */
    record Asked(
            @Nullable String table,
            @Nullable String unit,
            @Nullable String from,
            @Nullable String to) {}
}
