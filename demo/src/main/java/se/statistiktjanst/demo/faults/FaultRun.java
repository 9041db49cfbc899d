package se.statistiktjanst.demo.faults;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** One fault test, from an empty folder to a verdict. */
public final class FaultRun {
    private static final int PROGRESS_SECONDS = 15;
    private static final int FOLDING_SECONDS = 600;

    private final FaultOptions options;
    private final Path home;
    private final PrintStream out;
    private final Clock clock;

    public FaultRun(FaultOptions options, Path home, PrintStream out, Clock clock) {
        this.options = options;
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    /** Runs it, saying how far it has come; the database and the logs stay in the folder. */
    public FaultReport run() throws Exception {
        FaultEvents events = new FaultEvents(
                options.seed(),
                clock.instant(),
                Files.readAllLines(home.resolve("config/demo/test-personal-numbers.txt")));
        try (FaultSite site = FaultSite.prepare(home, options.data())) {
            String token = site.token();
            site.startServer();
            out.println("the service answers; sending begins");
            List<FaultClient> clients = send(site, events, token);
            long waited = awaitFolding(site.superuser());
            out.printf("roll-ups caught up after %d s%n", waited);
            FaultReport report = FaultReport.of(
                    together(clients, FaultClient::sent),
                    together(clients, FaultClient::acknowledged),
                    StoredEvents.read(site.superuser(), events),
                    events,
                    StoredFigures.read(site.superuser()),
                    clients.stream()
                            .map(FaultClient::unwanted)
                            .filter(answer -> answer != null)
                            .toList());
            report.print(out);
            return report;
        }
    }

    private List<FaultClient> send(FaultSite site, FaultEvents events, String token) throws Exception {
        long start = clock.millis();
        long end = start + TimeUnit.MINUTES.toMillis(options.minutes());
        Disturbance disturbance = new Disturbance(site, options);
        FaultWork work = new FaultWork(options, disturbance::enough, () -> clock.millis() > end);
        List<FaultClient> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.clients(); i++) {
            FaultClient client =
                    new FaultClient(work, events, site.events(), token, options.seed() + 2 + i, options.events());
            clients.add(client);
            threads.add(new Thread(client, "client-" + i));
        }
        disturbance.start();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(TimeUnit.SECONDS.toMillis(PROGRESS_SECONDS));
                tell(work, disturbance, (clock.millis() - start) / 1000);
            }
        }
        disturbance.end();
        Map<String, Integer> answers = new TreeMap<>();
        clients.forEach(
                client -> client.answers().forEach((status, count) -> answers.merge(status, count, Integer::sum)));
        out.println("requests by answer: " + answers);
        return clients;
    }

    private void tell(FaultWork work, Disturbance disturbance, long seconds) {
        out.printf(
                "%4d s: %,d of %,d copies taken; server killed %d times, database %d times%n",
                seconds, work.taken(), work.copies(), disturbance.serverKills(), disturbance.databaseKills());
        out.flush();
    }

    private static long awaitFolding(Jdbi superuser) throws InterruptedException {
        for (int waited = 0; waited < FOLDING_SECONDS; waited++) {
            boolean left = superuser.withHandle(
                    handle -> handle.createQuery("select exists (select from event.batch where folded_at is null)")
                            .mapTo(Boolean.class)
                            .one());
            if (!left) {
                return waited;
            }
            Thread.sleep(1000);
        }
        throw new IllegalStateException("the roll-ups did not catch up within " + FOLDING_SECONDS + " s");
    }

    private static BitSet together(List<FaultClient> clients, Function<FaultClient, BitSet> what) {
        BitSet all = new BitSet();
        clients.forEach(client -> all.or(what.apply(client)));
        return all;
    }
}
