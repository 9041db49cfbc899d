package se.statistiktjanst.service.staff;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.report.StaffReport;

/** The pages and the API of logged-in staff. */
public final class StaffComponent {
    private StaffComponent() {}

    /**
     * Registers its resources.
     *
     * @param staff tenant transactions of the role that reads roll-ups and no column of residents
     */
    public static void register(
            JerseyEnvironment jersey, TenantTransaction staff, Metrics metrics, PageShell shell, Clock clock) {
        CallReports reports = new CallReports(staff, new StaffReport(staff, metrics));
        jersey.register(new StaffPageResource(reports, metrics, shell, clock));
        jersey.register(new StaffApiResource(reports));
        jersey.register(new LoginChoiceResource(shell));
    }
}
