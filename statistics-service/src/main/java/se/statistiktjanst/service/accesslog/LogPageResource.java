package se.statistiktjanst.service.accesslog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.page.Section;

/** The access log as a page. */
@Path("/{language: sv|en}/mina/logg")
@Produces(MediaType.TEXT_HTML)
public final class LogPageResource {
    private final LogReader reader;
    private final PageShell shell;

    LogPageResource(LogReader reader, PageShell shell) {
        this.reader = reader;
        this.shell = shell;
    }

    @GET
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("person") @Nullable String person,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after) {
        LogFilter filter = LogFilter.parse(person, from, to);
        LogCursor cursor = LogCursor.parse(after);
        LogReader.Part part = reader.read(session, filter, cursor);
        LogAddress page = new LogAddress("/" + language.tag() + Section.LOG.path(), filter);
        LogPage content = new LogPage(
                session.assignment().providerName(),
                Objects.requireNonNullElse(filter.person(), ""),
                Objects.toString(filter.from(), ""),
                Objects.toString(filter.to(), ""),
                new LogLines(shell.messages(language)).of(part.rows()),
                cursor.isNewest() ? null : page.at(null),
                part.next() == null ? null : page.at(part.next()),
                new LogAddress(LogApiResource.PATH, filter).at(cursor.isNewest() ? null : cursor));
        return shell.page(uri, Viewers.of(session), content);
    }
}
