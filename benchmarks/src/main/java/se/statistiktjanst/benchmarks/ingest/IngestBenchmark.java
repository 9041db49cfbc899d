package se.statistiktjanst.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.benchmarks.world.CpuTime;
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
 * them (D), and puts the rows of A into a bare table (B); prints A : B and D : A. The database is new, durable, and
 * gone afterwards.
 */
public final class IngestBenchmark {
    private static final String SERVICE_DATABASE = "statistik";
    private static final String STAGING_DATABASE = "staging";
    private static final int PER_SIDE = 2;
    /** An ordinary day holds the events of a side, a Sunday fewer. */
    private static final int DAYS_A_SIDE = 3;

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
        Jdbi postgres = Pools.jdbi(source(server, "postgres"));
        postgres.useHandle(handle -> handle.execute("create database " + SERVICE_DATABASE));
        postgres.useHandle(handle -> handle.execute("create database " + STAGING_DATABASE));
        Bootstrap.run(Pools.jdbi(source(server, SERVICE_DATABASE)), passwords);
        try (ServiceProcess service = new ServiceProcess(home, folder, server.jdbcUrl(SERVICE_DATABASE), passwords);
                StagingSide staging = new StagingSide(
                        source(server, SERVICE_DATABASE), source(server, STAGING_DATABASE), options.clients())) {
            service.command("keys", "init");
            service.command("db", "migrate");
            service.command("registry", "load");
            List<String> token = service.command("registry", "token", ServiceProcess.SENDER)
                    .lines()
                    .toList();
            service.start(javaOptions(), "/api/schemas");
            // One connection for all looks at the database: logging in for each would take what is measured.
            try (Connection looking = source(server, SERVICE_DATABASE).getConnection()) {
                Jdbi superuser = Jdbi.create(looking);
                ServiceSide sending = new ServiceSide(service.url(), token.get(token.size() - 1), superuser);
                new Rounds(superuser, sending, staging, service.handle(), postmaster(folder)).run();
            }
        }
    }

    private List<String> javaOptions() {
        return options.recording()
                .map(file -> List.of("-XX:StartFlightRecording=settings=profile,filename=" + file))
                .orElse(List.of());
    }

    private final class Rounds {
        private final Jdbi superuser;
        private final ServiceSide service;
        private final StagingSide staging;
        private final ProcessHandle process;
        private final long postmaster;
        private final SampleStream stream;
        private final Oracle oracle;
        private final List<Double> toStaging = new ArrayList<>();
        private final List<Double> duplicates = new ArrayList<>();

        Rounds(Jdbi superuser, ServiceSide service, StagingSide staging, ProcessHandle process, long postmaster) {
            this.superuser = superuser;
            this.service = service;
            this.staging = staging;
            this.process = process;
            this.postmaster = postmaster;
            Path config = home.resolve("config");
            Registry registry = Registry.load(config);
            String source = registry.senders().stream()
                    .filter(sender -> sender.code().equals(ServiceProcess.SENDER))
                    .findFirst()
                    .orElseThrow()
                    .source();
            this.stream = new SampleStream(registry, config, source, options.events());
            this.oracle = new Oracle(registry.careProviders().stream()
                    .filter(provider -> provider.kind() == ProviderKind.NATIONAL)
                    .findFirst()
                    .orElseThrow()
                    .hsaId());
        }

        void run() throws Exception {
            out.printf(
                    "%d events a round in bodies of %d, %d connections a side, load before %s%n",
                    options.events(), Bodies.EVENTS, options.clients(), load());
            for (int round = 0; round <= options.rounds(); round++) {
                round(round);
            }
            oracle.check(superuser);
            out.printf("checked: %d facts, and every roll-up is what was sent%n", oracle.events());
            tell("service / bare staging", toStaging, 0.5);
            tell("with 20 % duplicates / without", duplicates, 0.8);
        }

        private void round(int round) throws Exception {
            int side = PER_SIDE * round;
            List<Bodies.Body> alone = new ArrayList<>();
            List<Bodies.Body> mixed = new ArrayList<>();
            prepare(side, alone, mixed);
            long batch = lastBatch();
            double plain = send("A service          ", alone);
            List<byte[]> rows = staging.rows(batch);
            checkpoint();
            CpuTime before = CpuTime.now(process, postmaster);
            long stored = staging.stored();
            double seconds = staging.send(rows);
            CpuTime cpu = CpuTime.now(process, postmaster).since(before);
            if (staging.stored() - stored != options.events()) {
                throw new IllegalStateException("staging did not store each row");
            }
            double bare = options.events() / seconds;
            out.printf("B bare staging      %,9.0f events/s  (%.2f s)  %s%n", bare, seconds, cpu);
            double repeated = send("D 20 % duplicates  ", mixed);
            if (round == 0) {
                out.println("(that was to warm up)");
                return;
            }
            out.printf("round %d: A/B %.2f, D/A %.2f%n", round, plain / bare, repeated / plain);
            toStaging.add(plain / bare);
            duplicates.add(repeated / plain);
        }

        /** All is made and counted before any clock runs, and only the bodies are held meanwhile. */
        private void prepare(int side, List<Bodies.Body> alone, List<Bodies.Body> mixed) {
            List<ObjectNode> events = stream.take(options.events(), day(side), side);
            oracle.add(events);
            alone.addAll(Bodies.of(events));
            SplittableRandom random = new SplittableRandom(side);
            List<String> before = random.ints(options.events() / 5, 0, events.size())
                    .mapToObj(i -> events.get(i).toString())
                    .toList();
            events.clear();
            List<ObjectNode> others = stream.take(options.events() / 5 * 4, day(side + 1), side + 1);
            oracle.add(others);
            mixed.addAll(Bodies.withDuplicates(others, before));
        }

        /** Later sides bring later days, as life does: the ids that senders make rise with time. */
        private LocalDate day(int side) {
            int sides = PER_SIDE * (options.rounds() + 1);
            return LocalDate.now(clock.withZone(CalendarZone.STOCKHOLM)).minusDays((long) DAYS_A_SIDE * (sides - side));
        }

        private double send(String name, List<Bodies.Body> bodies) throws InterruptedException {
            int events = bodies.stream()
                    .mapToInt(body -> body.fresh() + body.duplicates())
                    .sum();
            checkpoint();
            CpuTime before = CpuTime.now(process, postmaster);
            ServiceSide.Timed seconds = service.send(options.clients(), bodies);
            CpuTime cpu = CpuTime.now(process, postmaster).since(before);
            double rate = events / seconds.all();
            out.printf(
                    "%s %,9.0f events/s  (%.2f s, of them %.2f s for roll-ups after the last receipt)  %s%n",
                    name, rate, seconds.all(), seconds.all() - seconds.answered(), cpu);
            return rate;
        }

        private long lastBatch() {
            return superuser.withHandle(handle -> handle.createQuery("select coalesce(max(id), 0) from event.batch")
                    .mapTo(Long.class)
                    .one());
        }

        /** Every side starts with nothing left of the one before, to write or to clear away. */
        private void checkpoint() {
            System.gc();
            superuser.useHandle(handle -> handle.execute("checkpoint"));
        }
    }

    private void tell(String what, List<Double> ratios, double target) {
        List<Double> sorted = ratios.stream().sorted(Comparator.naturalOrder()).toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        out.printf(
                "%s: median %.2f, range %.2f to %.2f, target %.1f%n",
                what, median, sorted.get(0), sorted.get(sorted.size() - 1), target);
    }

    private static Map<DatabaseRole, String> passwords() {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, UUID.randomUUID().toString());
        }
        return passwords;
    }

    private static PGSimpleDataSource source(EmbeddedPostgres server, String database) {
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
