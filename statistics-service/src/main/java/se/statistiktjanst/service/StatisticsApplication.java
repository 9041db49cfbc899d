package se.statistiktjanst.service;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.io.PrintStream;
import java.util.Set;
import se.statistiktjanst.exports.Exports;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.folder.FilesConfiguration;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.health.IntegrationHealth;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.PoolHealth;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;
import se.statistiktjanst.platform.problem.UnexpectedExceptionMapper;
import se.statistiktjanst.platform.problem.UnreadBody;
import se.statistiktjanst.service.accesslog.LogComponent;
import se.statistiktjanst.service.command.CheckCommand;
import se.statistiktjanst.service.command.DatabaseCommand;
import se.statistiktjanst.service.command.ErasureCommand;
import se.statistiktjanst.service.command.ImportCommand;
import se.statistiktjanst.service.command.KeysCommand;
import se.statistiktjanst.service.command.PublishCommand;
import se.statistiktjanst.service.command.RecordCommand;
import se.statistiktjanst.service.command.RegistryCommand;
import se.statistiktjanst.service.command.ReviseCommand;
import se.statistiktjanst.service.command.ServeCommand;
import se.statistiktjanst.service.command.UsageCommand;
import se.statistiktjanst.service.demo.DemoComponent;
import se.statistiktjanst.service.demo.crack.CrackPageResource;
import se.statistiktjanst.service.exports.ExportsComponent;
import se.statistiktjanst.service.exports.ShortExports;
import se.statistiktjanst.service.login.LoginModule;
import se.statistiktjanst.service.login.LoginSessions;
import se.statistiktjanst.service.mine.MineComponent;
import se.statistiktjanst.service.notice.NoticeComponent;
import se.statistiktjanst.service.open.OpenComponent;
import se.statistiktjanst.service.operation.IntegrationsPageResource;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.page.PagesBundle;
import se.statistiktjanst.service.processing.RecordComponent;
import se.statistiktjanst.service.reference.StaffReferenceComponent;
import se.statistiktjanst.service.report.ReportComponent;
import se.statistiktjanst.service.sender.SenderComponent;
import se.statistiktjanst.service.staff.CallReports;
import se.statistiktjanst.service.staff.StaffComponent;
import se.statistiktjanst.service.subject.SubjectComponent;
import se.statistiktjanst.service.tables.CatalogueComponent;
import se.statistiktjanst.service.unitgroup.UnitGroupComponent;
import se.statistiktjanst.service.upload.UploadComponent;
import se.statistiktjanst.service.wiring.AdminComponent;
import se.statistiktjanst.service.wiring.CollectorComponent;
import se.statistiktjanst.service.wiring.Component;
import se.statistiktjanst.service.wiring.ErasureWiring;
import se.statistiktjanst.service.wiring.FilesComponent;
import se.statistiktjanst.service.wiring.IntegrationsComponent;
import se.statistiktjanst.service.wiring.StatisticsConfiguration;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.cube.Audience;
import se.statistiktjanst.statistics.cube.Cubes;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.recipe.RecipeReport;

/** The service. What each part does is in its component; here they are only listed. */
public final class StatisticsApplication extends Application<StatisticsConfiguration> {
    private final PrintStream out;
    private final PagesBundle<StatisticsConfiguration> pages = new PagesBundle<>(StatisticsConfiguration::pages);

    /** Commands answer on standard output. */
    public StatisticsApplication() {
        this(System.out);
    }

    /** Commands answer where the caller says. */
    public StatisticsApplication(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        new StatisticsApplication().run(arguments);
    }

    @Override
    public String getName() {
        return "statistik";
    }

    @Override
    protected void addDefaultCommands(Bootstrap<StatisticsConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand(this));
        bootstrap.addCommand(new CheckCommand(out));
    }

    @Override
    public void initialize(Bootstrap<StatisticsConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.addBundle(pages);
        bootstrap.addCommand(new DatabaseCommand(out));
        bootstrap.addCommand(new KeysCommand(out));
        bootstrap.addCommand(new RegistryCommand(out));
        bootstrap.addCommand(new ImportCommand(out));
        bootstrap.addCommand(new PublishCommand(out));
        bootstrap.addCommand(new ReviseCommand(out));
        bootstrap.addCommand(new ErasureCommand(out));
        bootstrap.addCommand(new RecordCommand(out));
        bootstrap.addCommand(new UsageCommand(out));
    }

    @Override
    public void run(StatisticsConfiguration configuration, Environment environment) {
        Set<Component> components = configuration.components();
        Wiring wiring = Wiring.open(configuration, Component.rolesOf(components), environment.metrics());
        environment.lifecycle().manage(wiring.pools());
        ErasureWiring.require(
                wiring,
                components.contains(Component.EXPORTS)
                        ? Exports.revocation(
                                configuration.exports(),
                                wiring.pools().jdbi(DatabaseRole.ERASER),
                                wiring.keys().shreddable())
                        : ErasureStep.NONE);
        PoolHealth.register(environment.healthChecks(), wiring.pools());
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new ProblemExceptionMapper());
        jersey.register(new UnreadBody());
        jersey.register(new UnexpectedExceptionMapper());

        PageShell shell = pages.shell();
        EventTypes types = EventTypes.load(configuration.definitions());
        Metrics metrics = Metrics.load(configuration.definitions(), types);
        IngestBundle ingest = components.contains(Component.COLLECTOR)
                ? CollectorComponent.register(environment, wiring, types)
                : null;
        FilesConfiguration files = configuration.files();
        IntegrationHealth health = ingest == null ? null : IntegrationsComponent.register(environment, wiring);
        UploadDesk uploads = ingest != null && health != null && files != null
                ? FilesComponent.register(environment, wiring, files, types, ingest, health)
                : null;
        if (components.contains(Component.ADMIN)) {
            AdminComponent.register(environment, wiring);
            if (configuration.notices() != null) {
                NoticeComponent.register(
                        environment,
                        wiring.pools().jdbi(DatabaseRole.OPERATOR),
                        configuration.notices(),
                        configuration.outgoing());
            }
        }
        if (components.contains(Component.OPEN)) {
            OpenComponent.register(
                    environment,
                    wiring.pools().jdbi(DatabaseRole.OPEN),
                    shell,
                    configuration.pages().operator(),
                    configuration.openApi(),
                    configuration.announcedStops(),
                    wiring.clock());
        }
        if (components.contains(Component.OPEN) && configuration.isDemo()) {
            jersey.register(new CrackPageResource(shell));
        }
        if (components.contains(Component.STAFF)) {
            LoginSessions sessions = LoginModule.register(
                    environment, configuration, wiring.pools().jdbi(DatabaseRole.PORTAL), wiring.clock(), shell);
            Engine sums = Engine.withoutResidents(metrics, types, wiring.clock());
            CallReports reports = new CallReports(
                    wiring.tenant(DatabaseRole.STAFF),
                    new RecipeReport(wiring.tenant(DatabaseRole.STAFF), sums, metrics));
            StaffComponent.register(jersey, reports, metrics, shell, wiring.clock());
            Cubes catalogue = Cubes.load(
                    configuration.definitions(), Audience.STAFF, metrics, Registry.load(configuration.definitions()));
            ReportComponent.register(jersey, wiring, configuration.definitions(), types, metrics, catalogue, shell);
            StaffReferenceComponent.register(jersey, shell);
            UnitGroupComponent.register(jersey, wiring, shell);
            CatalogueComponent.register(jersey, wiring, catalogue, shell);
            RecordComponent.register(jersey, wiring.pools().jdbi(DatabaseRole.STAFF), shell);
            LogComponent.register(jersey, wiring.tenant(DatabaseRole.STAFF), shell);
            MineComponent.register(jersey, wiring.tenant(DatabaseRole.STAFF), types, metrics, shell, wiring.clock());
            if (ingest != null) {
                SenderComponent.register(
                        jersey,
                        ingest,
                        wiring.pools().jdbi(DatabaseRole.COLLECTOR),
                        configuration.senderContacts(),
                        shell,
                        wiring.clock());
            }
            if (components.contains(Component.ADMIN)) {
                IntegrationHealth read =
                        new IntegrationHealth(wiring.pools().jdbi(DatabaseRole.OPERATOR), wiring.clock());
                jersey.register(new IntegrationsPageResource(read, shell));
            }
            if (uploads != null) {
                UploadComponent.register(jersey, uploads, wiring.tenant(DatabaseRole.STAFF), shell);
            }
            ShortExports exports = components.contains(Component.EXPORTS)
                    ? ExportsComponent.register(environment, wiring, sums, metrics, sessions, reports, catalogue, shell)
                    : null;
            if (exports != null) {
                SubjectComponent.register(environment, wiring, shell);
            }
            if (configuration.isDemo()) {
                DemoComponent.register(jersey, configuration.definitions(), ingest, exports, shell, wiring.clock());
            }
        }
    }
}
