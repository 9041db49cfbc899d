package se.statistiktjanst.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import se.statistiktjanst.benchmarks.world.BenchFolder;
import se.statistiktjanst.benchmarks.world.MadeUpWorld;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.embedded.EmbeddedPostgres;
import se.statistiktjanst.statistics.engine.Engine;
import se.statistiktjanst.statistics.engine.Question;
import se.statistiktjanst.statistics.metric.Metrics;
import se.statistiktjanst.statistics.standard.StandardReport;
import se.statistiktjanst.statistics.standard.StandardReports;

/**
 * Each standard report of the largest care provider through the engine, as its staff would read it, and the same question
 * asked of the events; in turn, on one connection each.
 */
public final class ReportBenchmark {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final int READS_A_ROUND = 10;
    /** Java compiles what has run some hundred times; until then short reports take several times as long. */
    private static final int READS_TO_WARM_UP = 300;

    private final ReportOptions options;
    private final Path home;
    private final PrintStream out;
    private final Clock clock;
    private final Map<String, List<Double>> engineMillis = new LinkedHashMap<>();
    private final Map<String, List<Double>> factMillis = new LinkedHashMap<>();

    public ReportBenchmark(ReportOptions options, Path home, PrintStream out, Clock clock) {
        this.options = options;
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Runs all and tells.
     *
     * @throws IllegalStateException if both sides do not give equally many rows
     */
    public void run() throws Exception {
        try (BenchFolder folder = BenchFolder.in(home);
                EmbeddedPostgres server = EmbeddedPostgres.start(folder.database(), 0)) {
            MadeUpWorld world = new MadeUpWorld(server);
            world.make(home.resolve("config"));
            world.fill(options.events(), out);
            sizes(world);
            measure(world);
        }
    }

    private void sizes(MadeUpWorld world) {
        world.superuser()
                .useHandle(handle -> handle.createQuery("""
                        select case when n.nspname = 'event' and c.relname like 'fact%' then 'facts' else 'roll-ups' end as what,
                            sum(pg_total_relation_size(c.oid)) as bytes
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and (n.nspname = 'usage' or n.nspname = 'event' and c.relname like 'fact%')
                        group by 1 order by 1""")
                        .map((row, context) -> Map.entry(row.getString("what"), row.getLong("bytes")))
                        .forEach(size -> out.printf(
                                "%s: %.1f bytes an event%n",
                                size.getKey(), (double) size.getValue() / options.events())));
    }

    private void measure(MadeUpWorld world) {
        EventTypes types = EventTypes.load(home.resolve("config"));
        Metrics metrics = Metrics.load(home.resolve("config"), types);
        List<StandardReport> reports =
                StandardReports.load(home.resolve("config"), metrics).all();
        try (Handle facts = world.superuser().open()) {
            Tenant tenant = new Tenant(largest(facts), "benchmark");
            Engine engine = Engine.of(metrics, types, world.kept(DatabaseRole.COUNTER), clock);
            TenantTransaction staff = world.staff(clock);
            for (int round = 0; round <= options.rounds(); round++) {
                long start = System.nanoTime();
                for (StandardReport report : reports) {
                    round(report, round == 0, staff, engine, tenant, facts);
                }
                out.printf(
                        "  round %d of %d (round 0 warms up) took %.0f s%n",
                        round, options.rounds(), (System.nanoTime() - start) / 1e9);
            }
        }
        engineMillis.keySet().forEach(this::tell);
    }

    private void round(
            StandardReport report,
            boolean warmUp,
            TenantTransaction staff,
            Engine engine,
            Tenant tenant,
            Handle facts) {
        Question question = report.until(LAST);
        int rows = 0;
        for (int read = 0; read < (warmUp ? READS_TO_WARM_UP : READS_A_ROUND); read++) {
            long start = System.nanoTime();
            rows = staff.call(tenant, handle -> engine.answer(handle, tenant, question))
                    .rows()
                    .size();
            note(engineMillis, report, warmUp, start);
        }
        long start = System.nanoTime();
        int same = FactQuestion.ask(facts, report.id(), tenant.providerId(), question.from(), question.to());
        note(factMillis, report, warmUp, start);
        if (rows != same) {
            throw new IllegalStateException(
                    "%s: the engine gives %d rows, the events %d".formatted(report.id(), rows, same));
        }
    }

    private static void note(Map<String, List<Double>> millis, StandardReport report, boolean warmUp, long start) {
        double took = (System.nanoTime() - start) / 1e6;
        if (!warmUp) {
            millis.computeIfAbsent(report.id(), absent -> new ArrayList<>()).add(took);
        }
    }

    private void tell(String report) {
        double engine = percentile(engineMillis.getOrDefault(report, List.of()), 50);
        double facts = percentile(factMillis.getOrDefault(report, List.of()), 50);
        out.printf(
                "%-14s engine %7.1f ms (p95 %7.1f)   events %9.1f ms   ratio %6.0f%n",
                report, engine, percentile(engineMillis.getOrDefault(report, List.of()), 95), facts, facts / engine);
    }

    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static int largest(Handle facts) {
        return facts.createQuery("select provider_id from usage.daily group by 1 order by sum(events) desc limit 1")
                .mapTo(Integer.class)
                .one();
    }
}
