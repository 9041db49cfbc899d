package se.statistiktjanst.service.demo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.collect.Receipt;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.exports.ShortExports;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Messages;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** The demo's page: walks by one click, an event sent, and a file that lives for two minutes. */
@Path("/{language: sv|en}/demo")
@Produces(MediaType.TEXT_HTML)
public final class DemoPageResource {
    private final DemoView view;
    private final DemoUnits units;
    private final @Nullable DemoEvents events;
    private final @Nullable ShortExports exports;
    private final PageShell shell;

    DemoPageResource(
            DemoView view,
            DemoUnits units,
            @Nullable DemoEvents events,
            @Nullable ShortExports exports,
            PageShell shell) {
        this.view = view;
        this.units = units;
        this.events = events;
        this.exports = exports;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session Optional<StaffSession> session, @Context UriInfo uri, @PathParam("language") Language language) {
        return page(session, uri, language, null, null);
    }

    /** Sends a call through the collector and shows the receipt. */
    @POST
    @Path("handelse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public PageView send(
            @Session Optional<StaffSession> session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @FormParam("unit") @Nullable String unit,
            @FormParam("outcome") @Nullable String outcome) {
        if (events == null) {
            throw ProblemException.notFound();
        }
        DemoUnits.DemoUnit chosen =
                Optional.ofNullable(unit).flatMap(units::find).orElseThrow(ProblemException::notFound);
        Receipt receipt = events.send(chosen.careProvider(), chosen.hsaId(), !"abandoned".equals(outcome));
        return page(session, uri, language, chosen, receipt);
    }

    /** Orders the short export; whoever may not becomes the analyst first. */
    @POST
    @Path("export")
    public Response order(@Session Optional<StaffSession> session, @PathParam("language") Language language) {
        if (exports == null) {
            throw ProblemException.notFound();
        }
        Messages messages = shell.messages(language);
        String here = "/" + language.tag() + "/demo#export";
        boolean ordered = session.isPresent() && exports.order(session.get(), messages.text("demo.export"));
        return Response.seeOther(URI.create(ordered ? here : DemoView.logIn("analyst", here)))
                .build();
    }

    /** Its file by a one-time address while it lives, and 410 afterwards. */
    @GET
    @Path("export/{id}")
    public Response file(@Session StaffSession session, @PathParam("id") String id) {
        if (exports == null) {
            throw ProblemException.notFound();
        }
        return Response.seeOther(exports.file(session, id)).build();
    }

    private PageView page(
            Optional<StaffSession> session,
            UriInfo uri,
            Language language,
            DemoUnits.@Nullable DemoUnit unit,
            @Nullable Receipt sent) {
        String base = uri.getBaseUri().toString();
        String origin = base.substring(0, base.length() - 1);
        DemoPage page = view.page(language, shell.messages(language), origin, session, unit, sent);
        return shell.page(page.pageHref(), "", session.map(Viewers::of).orElse(null), page);
    }
}
