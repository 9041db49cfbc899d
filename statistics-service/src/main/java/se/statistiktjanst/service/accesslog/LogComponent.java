package se.statistiktjanst.service.accesslog;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.service.page.PageShell;

/** The access log as page and API. */
public final class LogComponent {
    private LogComponent() {}

    /**
     * Registers its resources.
     *
     * @param staff transactions of the role of staff
     */
    public static void register(JerseyEnvironment jersey, TenantTransaction staff, PageShell shell) {
        LogReader reader = new LogReader(staff);
        jersey.register(new LogPageResource(reader, shell));
        jersey.register(new LogApiResource(reader));
    }
}
