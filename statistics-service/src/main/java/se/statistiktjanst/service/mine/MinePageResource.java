package se.statistiktjanst.service.mine;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.service.accesslog.LogCursor;
import se.statistiktjanst.service.accesslog.LogLines;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.login.Viewers;
import se.statistiktjanst.service.page.Language;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PageView;
import se.statistiktjanst.service.page.Section;
import se.statistiktjanst.statistics.metric.Metrics;

/** <em>Min statistik</em>, for whoever is logged in about themselves. */
@Path("/{language: sv|en}/mina/min-statistik")
@Produces(MediaType.TEXT_HTML)
public final class MinePageResource {
    /** Everything that is stored, since it is the person's own. */
    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    private final OwnReports reports;
    private final EventTypes types;
    private final Metrics metrics;
    private final PageShell shell;
    private final Clock clock;

    MinePageResource(OwnReports reports, EventTypes types, Metrics metrics, PageShell shell, Clock clock) {
        this.reports = reports;
        this.types = types;
        this.metrics = metrics;
        this.shell = shell;
        this.clock = clock;
    }

    @GET
    public PageView show(
            @Session StaffSession session,
            @Context UriInfo uri,
            @PathParam("language") Language language,
            @QueryParam("after") @Nullable String after) {
        LogCursor cursor = LogCursor.parse(after);
        OwnReports.OwnReport report = reports.read(session, BEGINNING, cursor);
        YearMonth openMonth = YearMonth.now(clock.withZone(CalendarZone.STOCKHOLM));
        MineView view = new MineView(types, metrics, language, shell.messages(language), openMonth);
        String address = "/" + language.tag() + Section.MINE.path();
        LogCursor next = report.looks().next();
        MinePage page = new MinePage(
                session.assignment().providerName(),
                view.measured(report.rows()),
                view.units(report.rows()),
                new LogLines(shell.messages(language)).of(report.looks().rows()),
                cursor.isNewest() ? null : address + "#looks",
                next == null
                        ? null
                        : address + "?after=" + URLEncoder.encode(next.toString(), StandardCharsets.UTF_8) + "#looks",
                report.freshAt());
        return shell.page(uri, Viewers.of(session), page);
    }
}
