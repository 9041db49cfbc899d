package se.statistiktjanst.service.exports;

import io.dropwizard.core.setup.Environment;
import se.statistiktjanst.exports.Exports;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;
import se.statistiktjanst.service.login.LoginSessions;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.staff.CallReports;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.catalogue.TableAggregate;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.recipe.RecipeReport;

/** Exports: their API, their page, the worker that runs them and the sweeper that ends them. */
public final class ExportsComponent {
    private ExportsComponent() {}

    /**
     * Registers resources and background work, and gives what the demo orders by.
     *
     * @param catalogue the tables for staff
     */
    public static ShortExports register(
            Environment environment,
            Wiring wiring,
            Engine engine,
            Metrics metrics,
            LoginSessions sessions,
            CallReports reports,
            Cubes catalogue,
            PageShell shell) {
        Exports exports = new Exports(
                wiring.configuration().exports(),
                wiring.pools(),
                wiring.signer(),
                wiring.clock(),
                new TableAggregate(
                        wiring.tenant(DatabaseRole.EXPORTER),
                        new RecipeReport(wiring.tenant(DatabaseRole.EXPORTER), engine, metrics)),
                new VaultCipher(wiring.keys().tree()),
                wiring.keys().shreddable());
        environment.lifecycle().manage(exports.managed());
        exports.resources(new SessionExportCallers(sessions)).forEach(environment.jersey()::register);
        ExportView view = new ExportView(
                exports.orders(), exports.projects(), new Orderables(reports, catalogue), shell, wiring.clock());
        environment.jersey().register(new ExportPageResource(exports.orders(), exports.downloads(), view, shell));
        environment.jersey().register(new ProjectPageResource(exports.projects(), shell, wiring.clock()));
        return new ShortExports(exports.orders(), exports.downloads(), reports);
    }
}
