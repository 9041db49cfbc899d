package se.statistiktjanst.benchmarks.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.benchmarks.world.CpuTime;
import se.statistiktjanst.benchmarks.world.History;
import se.statistiktjanst.benchmarks.world.ServiceProcess;
import se.statistiktjanst.demo.sample.SampleStream;
import se.statistiktjanst.ingest.registry.ProviderKind;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.clock.CalendarZone;
import se.statistiktjanst.platform.db.Bootstrap;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Pools;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;

/**
 * Sends the same amount of new events, round after round, to the service (A), to the service with 20 % duplicates among
 * them (D), to the service while it does not fold (F), and puts the rows of A into a bare table (B); prints A : B, D : A
 * and A : F. If asked, puts a history behind them and does it all once more. The database is new, durable, and gone
 * afterwards.
 */
public final class IngestBenchmark {
    private static final String SERVICE_DATABASE = "statistik";
    private static final String STAGING_DATABASE = "staging";

    private final IngestOptions options;
    private final Path home;
    private final PrintStream out;
    private final Clock clock;

    public IngestBenchmark(IngestOptions options, Path home, PrintStream out, Clock clock) {
        this.options = options;
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Runs all and tells.
     *
     * @throws IllegalStateException if a side did not do what it must; figures would mean nothing then
     */
    public void run() throws Exception {
        try (BenchFolder folder = BenchFolder.in(home);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.database(), 0)) {
            run(server, folder.path());
        }
    }

    private void run(EmbeddedPostgres server, Path folder) throws Exception {
        Map<DatabaseRole, String> passwords = passwords();
        Jdbi postgres = Pools.jdbi(database(server, "postgres"));
        postgres.useHandle(handle -> handle.execute("create database " + SERVICE_DATABASE));
        postgres.useHandle(handle -> handle.execute("create database " + STAGING_DATABASE));
        Bootstrap.run(Pools.jdbi(database(server, SERVICE_DATABASE)), passwords);
        try (ServiceProcess service = new ServiceProcess(home, folder, server.jdbcUrl(SERVICE_DATABASE), passwords);
                StagingSide staging = new StagingSide(
                        database(server, SERVICE_DATABASE), database(server, STAGING_DATABASE), options.clients())) {
            service.command("keys", "init");
            service.command("db", "migrate");
            service.command("registry", "load");
            List<String> token = service.command("registry", "token", ServiceProcess.SENDER)
                    .lines()
                    .toList();
            service.start(javaOptions(), "/api/schemas");
            // One connection for all looks at the database: logging in for each would take what is measured.
            try (Connection looking = database(server, SERVICE_DATABASE).getConnection()) {
                Jdbi superuser = Jdbi.create(looking);
                ServiceSide sending = new ServiceSide(service.url(), token.get(token.size() - 1), superuser);
                long postmaster = postmaster(folder);
                rounds(superuser, sending, staging, () -> CpuTime.now(service.handle(), postmaster));
            }
        }
    }

    private void rounds(Jdbi superuser, ServiceSide service, StagingSide staging, Supplier<CpuTime> processors)
            throws Exception {
        Registry registry = Registry.load(home.resolve("config"));
        LocalDate first = LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM))
                .minusDays(Rounds.days(options, options.history() > 0 ? 2 : 1));
        Oracle oracle = new Oracle(national(registry), first.withDayOfMonth(1));
        Rounds rounds = new Rounds(
                options,
                out,
                superuser,
                service,
                staging,
                processors,
                new SampleStream(registry, home.resolve("config"), source(registry), options.events()),
                oracle,
                first);
        out.printf(
                "%d events a round in bodies of %d, %d connections a side, load before %s%n",
                options.events(), Bodies.EVENTS, options.clients(), load());
        List<Double> without = rounds.run().rates();
        if (options.history() > 0) {
            History.add(superuser, options.history(), first.withDayOfMonth(1), out);
            service.awaitFolded();
            List<Double> with = rounds.run().rates();
            out.printf(
                    "A with a history of %,d events / without (target 0.8): %.2f%n",
                    options.history(), Rounds.median(sorted(with)) / Rounds.median(sorted(without)));
        }
        oracle.check(superuser);
        out.printf("checked: %d facts, and every roll-up is what was sent%n", oracle.events());
    }

    private static List<Double> sorted(List<Double> rates) {
        return rates.stream().sorted().toList();
    }

    private static String national(Registry registry) {
        return registry.careProviders().stream()
                .filter(provider -> provider.kind() == ProviderKind.NATIONAL)
                .findFirst()
                .orElseThrow()
                .hsaId();
    }

    private static String source(Registry registry) {
        return registry.senders().stream()
                .filter(sender -> sender.code().equals(ServiceProcess.SENDER))
                .findFirst()
                .orElseThrow()
                .source();
    }

    private List<String> javaOptions() {
        return options.recording()
                .map(file -> List.of("-XX:StartFlightRecording=settings=profile,filename=" + file))
                .orElse(List.of());
    }

    private static Map<DatabaseRole, String> passwords() {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, UUID.randomUUID().toString());
        }
        return passwords;
    }

    private static PGSimpleDataSource database(EmbeddedPostgres server, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(server.superuser());
        source.setPassword(server.superuserPassword());
        return source;
    }

    private static long postmaster(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("database"), 2)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
