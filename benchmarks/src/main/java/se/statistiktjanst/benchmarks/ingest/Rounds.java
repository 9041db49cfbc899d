package se.statistiktjanst.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.benchmarks.world.CpuTime;
import se.statistiktjanst.demo.sample.SampleStream;

/** Rounds of all sides in turn; the first ones only warm up. */
final class Rounds {
    /** A, D and F bring events of their own; B has the rows of A. */
    static final int BRINGING = 3;
    /** An ordinary day holds the events of a side, a Sunday fewer. */
    static final int DAYS_A_SIDE = 3;

    private final IngestOptions options;
    private final PrintStream out;
    private final Jdbi superuser;
    private final ServiceSide service;
    private final StagingSide staging;
    private final Supplier<CpuTime> processors;
    private final SampleStream stream;
    private final Oracle oracle;
    private final LocalDate first;
    private int side;

    /** @param first day of the first side's events; later sides bring later days, as life does */
    Rounds(
            IngestOptions options,
            PrintStream out,
            Jdbi superuser,
            ServiceSide service,
            StagingSide staging,
            Supplier<CpuTime> processors,
            SampleStream stream,
            Oracle oracle,
            LocalDate first) {
        this.options = options;
        this.out = out;
        this.superuser = superuser;
        this.service = service;
        this.staging = staging;
        this.processors = processors;
        this.stream = stream;
        this.oracle = oracle;
        this.first = first;
    }

    /** Days that so many runs of all rounds need. */
    static int days(IngestOptions options, int runs) {
        return runs * (options.warmUps() + options.rounds()) * BRINGING * DAYS_A_SIDE;
    }

    /**
     * Ratios of the measured rounds.
     *
     * @param rates of A, events a second
     * @param ratios of each side's name to those of its rounds
     */
    record Measured(List<Double> rates, Map<String, List<Double>> ratios) {}

    Measured run() throws Exception {
        Measured measured = new Measured(new ArrayList<>(), new HashMap<>());
        for (int round = 1 - options.warmUps(); round <= options.rounds(); round++) {
            Map<String, Double> rates = round();
            if (round <= 0) {
                out.println("(that was to warm up)");
                continue;
            }
            double plain = rates.getOrDefault("A", 0.0);
            measured.rates().add(plain);
            compare(measured, "A/B service / bare staging (target 0.5)", plain, rates.get("B"));
            compare(measured, "D/A with 20 % duplicates / without (target 0.8)", rates.getOrDefault("D", 0.0), plain);
            compare(measured, "A/F with roll-ups / without (target 0.75)", plain, rates.get("F"));
            out.printf("round %d done%n", round);
        }
        measured.ratios().forEach(this::tell);
        return measured;
    }

    private static void compare(Measured measured, String name, double one, @Nullable Double other) {
        if (other != null && one > 0) {
            measured.ratios().computeIfAbsent(name, absent -> new ArrayList<>()).add(one / other);
        }
    }

    private Map<String, Double> round() throws Exception {
        Map<String, Double> rates = new HashMap<>();
        List<Bodies.Body> alone = new ArrayList<>();
        List<Bodies.Body> mixed = new ArrayList<>();
        List<Bodies.Body> unfolded = new ArrayList<>();
        prepare(alone, mixed, unfolded);
        long batch = lastBatch();
        rates.put("A", send("A service          ", alone, true));
        if (options.has('B')) {
            rates.put("B", stage(staging.rows(batch)));
        }
        if (options.has('D')) {
            rates.put("D", send("D 20 % duplicates  ", mixed, true));
        }
        if (options.has('F')) {
            rates.put("F", service.withoutFold(() -> send("F without roll-ups ", unfolded, false)));
        }
        return rates;
    }

    /** All is made and counted before any clock runs, and only the bodies are held meanwhile. */
    private void prepare(List<Bodies.Body> alone, List<Bodies.Body> mixed, List<Bodies.Body> unfolded) {
        int number = side;
        side += BRINGING;
        List<ObjectNode> events = make(options.events(), number);
        alone.addAll(Bodies.of(events));
        SplittableRandom random = new SplittableRandom(number);
        List<String> before = random.ints(options.events() / 5, 0, events.size())
                .mapToObj(i -> events.get(i).toString())
                .toList();
        events.clear();
        if (options.has('D')) {
            mixed.addAll(Bodies.withDuplicates(make(options.events() / 5 * 4, number + 1), before));
        }
        if (options.has('F')) {
            unfolded.addAll(Bodies.of(make(options.events(), number + 2)));
        }
    }

    private List<ObjectNode> make(int events, int number) {
        List<ObjectNode> made = stream.take(events, first.plusDays((long) DAYS_A_SIDE * number), number);
        oracle.add(made);
        return made;
    }

    private double send(String name, List<Bodies.Body> bodies, boolean untilFolded) throws InterruptedException {
        int events = bodies.stream()
                .mapToInt(body -> body.fresh() + body.duplicates())
                .sum();
        checkpoint();
        CpuTime before = processors.get();
        ServiceSide.Timed seconds = service.send(options.clients(), bodies, untilFolded);
        CpuTime cpu = processors.get().since(before);
        double rate = events / seconds.all();
        out.printf(
                "%s %,9.0f events/s  (%.2f s, of them %.2f s for roll-ups after the last receipt)  %s%n",
                name, rate, seconds.all(), seconds.all() - seconds.answered(), cpu);
        return rate;
    }

    private double stage(List<byte[]> rows) throws Exception {
        checkpoint();
        CpuTime before = processors.get();
        long stored = staging.stored();
        double seconds = staging.send(rows);
        CpuTime cpu = processors.get().since(before);
        if (staging.stored() - stored != options.events()) {
            throw new IllegalStateException("staging did not store each row");
        }
        double bare = options.events() / seconds;
        out.printf("B bare staging      %,9.0f events/s  (%.2f s)  %s%n", bare, seconds, cpu);
        return bare;
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

    private void tell(String what, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted(Comparator.naturalOrder()).toList();
        out.printf(
                "%s: median %.2f, range %.2f to %.2f%n",
                what, median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** @param sorted ascending */
    static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
