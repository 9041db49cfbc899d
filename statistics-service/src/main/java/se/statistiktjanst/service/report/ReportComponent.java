package se.statistiktjanst.service.report;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.nio.file.Path;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReports;

/** Reports of logged-in staff. */
public final class ReportComponent {
    private ReportComponent() {}

    /**
     * Registers its resources.
     *
     * @param definitions the folder with {@code reports}
     * @param catalogue the tables for staff, where what reports refuse can be asked
     */
    public static void register(
            JerseyEnvironment jersey,
            Wiring wiring,
            Path definitions,
            EventTypes types,
            Metrics metrics,
            Cubes catalogue,
            PageShell shell) {
        StandardReports standard = StandardReports.load(definitions, metrics);
        Engine engine = Engine.of(metrics, types, wiring.pools().jdbi(DatabaseRole.COUNTER), wiring.clock());
        Reports reports = new Reports(wiring.tenant(DatabaseRole.STAFF), engine);
        jersey.register(new ReportPageResource(reports, metrics, standard, catalogue, shell, wiring.clock()));
        jersey.register(new ReportApiResource(reports, metrics, standard, catalogue, wiring.clock()));
    }
}
