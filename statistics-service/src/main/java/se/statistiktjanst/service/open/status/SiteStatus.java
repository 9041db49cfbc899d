package se.statistiktjanst.service.open.status;

import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.release.OpenTables;
import se.statistiktjanst.service.page.PageShell;

/** The page <em>Driftstatus</em>. */
public final class SiteStatus {
    private SiteStatus() {}

    /**
     * Registers its resource.
     *
     * @param checks of the database roles of this process
     * @param stops as configured
     */
    public static void register(
            JerseyEnvironment jersey,
            OpenTables tables,
            PageShell shell,
            HealthCheckRegistry checks,
            List<AnnouncedStop> stops,
            Supplier<LocalDate> nextPublicationOn,
            Clock clock) {
        ServiceFigures figures = new ServiceFigures(tables);
        StatusView view = new StatusView(new SiteHealth(checks, clock), figures::read, stops, clock);
        jersey.register(new StatusPageResource(view, shell, nextPublicationOn));
    }
}
