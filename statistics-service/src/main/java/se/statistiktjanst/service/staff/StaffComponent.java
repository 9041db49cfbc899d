package se.statistiktjanst.service.staff;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.statistics.metric.Metrics;

/** The pages and the API of logged-in staff. */
public final class StaffComponent {
    private StaffComponent() {}

    /**
     * Registers its resources.
     *
     * @param reports through the role that reads roll-ups and no column of residents
     */
    public static void register(
            JerseyEnvironment jersey, CallReports reports, Metrics metrics, PageShell shell, Clock clock) {
        jersey.register(new StaffPageResource(reports, metrics, shell, clock));
        jersey.register(new StaffApiResource(reports));
        jersey.register(new LoginChoiceResource(shell));
    }
}
