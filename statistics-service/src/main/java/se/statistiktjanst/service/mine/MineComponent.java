package se.statistiktjanst.service.mine;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.statistics.metric.Metrics;

/** <em>Min statistik</em>. */
public final class MineComponent {
    private MineComponent() {}

    /**
     * Registers its page.
     *
     * @param staff transactions of the role of staff
     */
    public static void register(
            JerseyEnvironment jersey,
            TenantTransaction staff,
            EventTypes types,
            Metrics metrics,
            PageShell shell,
            Clock clock) {
        jersey.register(new MinePageResource(new OwnReports(staff), types, metrics, shell, clock));
    }
}
