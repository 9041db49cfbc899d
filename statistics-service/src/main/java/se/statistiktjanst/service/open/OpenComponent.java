package se.statistiktjanst.service.open;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.open.api.PxWebApi;
import se.statistiktjanst.service.open.discovery.DiscoveryResource;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.kept.CallCount;
import se.statistiktjanst.service.open.kept.KeptAnswers;
import se.statistiktjanst.service.open.reference.ApiReference;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.open.release.PublishedTables;
import se.statistiktjanst.service.open.release.Revisions;
import se.statistiktjanst.service.open.revision.RevisionsResource;
import se.statistiktjanst.service.open.status.AnnouncedStop;
import se.statistiktjanst.service.open.status.SiteStatus;
import se.statistiktjanst.service.page.Operator;
import se.statistiktjanst.service.page.PageShell;

/** The open side: pages, files and API of the published tables. */
public final class OpenComponent {
    private OpenComponent() {}

    /**
     * Registers its resources.
     *
     * @param open the pool of the role that reads schema {@code open} and nothing else
     * @param operator who publishes
     * @param limits of the API
     * @param stops that visitors are told of
     */
    public static void register(
            Environment environment,
            Jdbi open,
            PageShell shell,
            Operator operator,
            ApiLimits limits,
            List<AnnouncedStop> stops,
            Clock clock) {
        JerseyEnvironment jersey = environment.jersey();
        PublishedTables published = new PublishedTables(open);
        OpenTables tables = new OpenTables(published);
        Supplier<Publisher> publisher =
                () -> new Publisher(operator, PublicationCalendar.next(clock), limits.licenseAddress());
        TableList list = new TableList(tables);
        jersey.register(new StartPageResource(new StartView(tables, list), shell, clock));
        jersey.register(new TablesPageResource(list, shell));
        jersey.register(new TablePageResource(tables, shell, publisher));
        jersey.register(new EmbedResource(tables, shell, publisher));
        jersey.register(new TableFileResource(tables, publisher));
        jersey.register(new RevisionsResource(tables, new Revisions(open), shell));
        jersey.register(new DiscoveryResource(tables, publisher));
        CallCount calls = PxWebApi.register(jersey, tables, publisher, limits, clock);
        KeptAnswers.register(environment, published::edition, calls, clock);
        SiteStatus.register(environment, tables, shell, stops, () -> PublicationCalendar.next(clock), clock);
        ApiReference.register(jersey, shell, limits, () -> example(tables));
    }

    /** The first table there is figures of. */
    private static String example(OpenTables tables) {
        return tables.all().stream()
                .map(OpenCube::id)
                .filter(id -> !tables.releases(id).isEmpty())
                .findFirst()
                .orElse("{id}");
    }
}
