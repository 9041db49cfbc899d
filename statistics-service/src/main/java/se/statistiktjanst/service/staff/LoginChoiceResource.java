package se.statistiktjanst.service.staff;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;

/** The page that says who can log in and where to. */
@Path("/{language: sv|en}/logga-in")
@Produces(MediaType.TEXT_HTML)
public final class LoginChoiceResource {
    private final PageShell shell;

    LoginChoiceResource(PageShell shell) {
        this.shell = shell;
    }

    @GET
    public PageView show(@Context UriInfo uri, @PathParam("language") Language language) {
        String href = "/login?returnTo=/" + language.tag() + "/mina";
        String label = shell.messages(language).text("login.title");
        return shell.page(uri, new LoginPage(List.of(new Link(label, href)), ""));
    }
}
