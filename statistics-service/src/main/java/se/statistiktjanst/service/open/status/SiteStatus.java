package se.statistiktjanst.service.open.status;

import io.dropwizard.core.setup.Environment;
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
     * Registers its resource, and what looks whether the database roles of this process work.
     *
     * @param stops as configured
     */
    public static void register(
            Environment environment,
            OpenTables tables,
            PageShell shell,
            List<AnnouncedStop> stops,
            Supplier<LocalDate> nextPublicationOn,
            Clock clock) {
        ServiceFigures figures = new ServiceFigures(tables);
        SiteHealth health = new SiteHealth(clock);
        environment.lifecycle().manage(new HealthWatch(environment.healthChecks(), health));
        StatusView view = new StatusView(health, figures::read, stops, clock);
        environment.jersey().register(new StatusPageResource(view, shell, nextPublicationOn));
    }
}
