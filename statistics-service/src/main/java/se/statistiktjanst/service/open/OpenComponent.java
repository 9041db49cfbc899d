package se.statistiktjanst.service.open;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.PageShell;

/** The open side: pages and files of the published tables. */
public final class OpenComponent {
    private OpenComponent() {}

    /**
     * Registers its resources.
     *
     * @param open the pool of the role that reads schema {@code open} and nothing else
     */
    public static void register(JerseyEnvironment jersey, Jdbi open, PageShell shell, Clock clock) {
        OpenTables tables = new OpenTables(open);
        TableList list = new TableList(tables);
        jersey.register(new StartPageResource(new StartView(tables, list), shell, clock));
        jersey.register(new TablesPageResource(list, shell));
        jersey.register(new TablePageResource(tables, shell, clock));
        jersey.register(new TableFileResource(tables));
    }
}
