package se.statistiktjanst.benchmarks.open;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.benchmarks.world.MadeUpWorld;
import se.statistiktjanst.benchmarks.world.ServiceProcess;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.pseudonymizer.keys.KeyTree;
import se.statistiktjanst.pseudonymizer.keys.RootKey;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.HeldBack;
import se.statistiktjanst.statistics.publication.Period;
import se.statistiktjanst.statistics.publication.Publication;
import se.statistiktjanst.statistics.publication.PublicationProgress;

/**
 * The open component over HTTP and bare Dropwizard servers, in turn: the same question again and again beside the same
 * bytes from memory, and a new question each time beside one query that is written as JSON.
 */
public final class OpenBenchmark {
    private static final YearMonth FIRST = YearMonth.of(2026, 8);
    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T05:00:00Z"), ZoneOffset.UTC);
    private static final int EVENTS = 300_000;

    /** How many times as long the first round takes: a page is so much code that Java compiles it for half a minute. */
    private static final int WARM_UP = 3;

    private final OpenOptions options;
    private final Path home;
    private final PrintStream out;
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    public OpenBenchmark(OpenOptions options, Path home, PrintStream out) {
        this.options = options;
        this.home = home;
        this.out = out;
    }

    /**
     * Runs all and tells.
     *
     * @throws IllegalStateException if an answer is not 200, or both sides do not answer the same bytes from memory
     */
    public void run() throws Exception {
        try (BenchFolder folder = BenchFolder.in(home);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.database(), 0)) {
            MadeUpWorld world = new MadeUpWorld(server);
            world.make(home.resolve("config"));
            world.fillMonths(EVENTS, FIRST, LAST);
            publish(world);
            world.superuser().useHandle(handle -> handle.execute("vacuum (analyze)"));
            try (ServiceProcess service = world.service(home, folder.path())) {
                service.only("open");
                service.start(javaOptions(), "/sv/om");
                compare(world, service, folder.path());
            }
        }
    }

    private List<String> javaOptions() {
        return options.recording()
                .map(file -> List.of(
                        // A page is written some 150 calls deep.
                        "-XX:FlightRecorderOptions=stackdepth=256",
                        "-XX:StartFlightRecording=settings=profile,filename=" + file))
                .orElse(List.of());
    }

    private void publish(MadeUpWorld world) {
        Catalogue shipped = Catalogue.load(home.resolve("config"));
        Catalogue open = new Catalogue(shipped.cubes(), List.of(), shipped.codes());
        Publication publication = new Publication(
                world.role(DatabaseRole.PUBLISHER),
                new KeyTree(RootKey.development()),
                DisclosureParameters.standard(),
                open.codes(),
                new HeldBack(HeldBack.STANDARD),
                CLOCK);
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            publication.publish(
                    Period.of(se.statistiktjanst.statistics.cube.TimeUnit.MONTH, month),
                    open,
                    PublicationProgress.NONE);
        }
    }

    private void compare(MadeUpWorld world, ServiceProcess service, Path folder) throws Exception {
        Selections selections = new Selections(world.superuser());
        int port = service.url().getPort();
        String table = selections.api();
        String page = selections.page();
        Side side = new Side(port, service.handle());
        Path tableBytes = Files.write(folder.resolve("table"), body(port, table));
        Path pageBytes = Files.write(folder.resolve("page"), body(port, page));
        try (Bare withTable = Bare.start(world, folder, tableBytes);
                Bare withPage = Bare.start(world, folder, pageBytes)) {
            int about = Math.max(0, (int) Files.size(tableBytes) - body(withTable.port(), selections.bare(0)).length);
            out.printf("table of %,d bytes, page of %,d bytes%n", Files.size(tableBytes), Files.size(pageBytes));
            for (int round = 0; round <= options.rounds(); round++) {
                String label = "round " + round + (round == 0 ? " (warms up)" : "");
                for (String encoding : List.of("", "gzip")) {
                    String how = encoding.isEmpty() ? "" : ", gzip";
                    row(
                            label,
                            "table, warm" + how,
                            round,
                            encoding,
                            side,
                            () -> table,
                            withTable.side(),
                            () -> "/memory");
                    row(label, "page, warm" + how, round, encoding, side, () -> page, withPage.side(), () -> "/memory");
                }
                row(
                        label,
                        "table, not cached",
                        round,
                        "",
                        side,
                        selections::api,
                        withTable.side(),
                        () -> selections.bare(about));
                row(
                        label,
                        "page, not cached",
                        round,
                        "",
                        side,
                        selections::page,
                        withTable.side(),
                        () -> selections.bare(about));
            }
        }
        ratios.forEach(this::tell);
    }

    /** Where a side listens. */
    private record Side(int port, ProcessHandle process) {}

    private void row(
            String label,
            String what,
            int round,
            String encoding,
            Side service,
            Supplier<String> ours,
            Side bare,
            Supplier<String> theirs)
            throws Exception {
        if (!what.contains(options.rows())) {
            return;
        }
        int seconds = round == 0 ? WARM_UP * options.seconds() : options.seconds();
        Load a = Load.of(service.port(), service.process(), options.clients(), seconds, encoding, ours);
        Load b = Load.of(bare.port(), bare.process(), options.clients(), seconds, encoding, theirs);
        out.printf(
                "%s: %s: service %,.0f/s of %,.0f bytes (%.0f µs of processor), bare %,.0f/s of %,.0f bytes (%.0f µs)%n",
                label, what, a.perSecond(), a.bytes(), a.cpuMicros(), b.perSecond(), b.bytes(), b.cpuMicros());
        if (round > 0) {
            ratios.computeIfAbsent(what, key -> new ArrayList<>()).add(a.perSecond() / b.perSecond());
        }
    }

    private void tell(String what, List<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        out.printf(
                "%s: service / bare %.2f (%.2f–%.2f), target at least 0.8%n",
                what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static byte[] body(int port, String target) throws IOException {
        try (HttpConnection connection = new HttpConnection(port, "")) {
            return connection.get(target);
        }
    }

    /** A bare server in a process of its own. */
    private record Bare(int port, Process process) implements AutoCloseable {

        static Bare start(MadeUpWorld world, Path folder, Path bytes) throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            Path settings = Files.writeString(folder.resolve("bare-" + port + ".yml"), BareServer.configuration(port));
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            world.access(DatabaseRole.OPEN).forEach((name, value) -> line.add("-D" + name + "=" + value));
            line.add("-Dbytes=" + bytes);
            line.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName(), "server"));
            line.add(settings.toString());
            Bare bare = new Bare(port, new ProcessBuilder(line).inheritIO().start());
            bare.await();
            return bare;
        }

        private void await() throws Exception {
            for (int tenths = 0; tenths < 600 && process.isAlive(); tenths++) {
                try {
                    body(port, "/memory");
                    return;
                } catch (IOException e) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
            throw new IllegalStateException("the bare server did not start");
        }

        Side side() {
            return new Side(port, process.toHandle());
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
