package se.statistiktjanst.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.demo.sample.SampleFill;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.collect.RegistryView;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.ingest.registry.RegistryLoader;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.rollup.Folder;

/**
 * Brings registry, call file and sample into the database, and publishes. Each part is marked when it is done and can be
 * repeated, so what a stopped start left undone is done by the next.
 */
final class FirstFill {
    private static final String CALLS = "calls";
    private static final String SAMPLE = "sample";

    private final DemoFolder folder;
    private final Commands commands;
    private final Path definitions;
    private final Registry registry;
    private final Steps steps;
    private final PrintStream out;

    FirstFill(DemoFolder folder, Path definitions, Registry registry, Steps steps, PrintStream out) {
        this.folder = folder;
        this.commands = new Commands(folder);
        this.definitions = definitions;
        this.registry = registry;
        this.steps = steps;
        this.out = out;
    }

    /** Does what is not done yet. */
    void run(int sampleEvents) {
        steps.step("Loading the registry", () -> commands.work(Set.of(DatabaseRole.OPERATOR), this::loadRegistry));
        boolean full = folder.isDone(CALLS) && (folder.isDone(SAMPLE) || sampleEvents == 0);
        if (!folder.isDone(CALLS)) {
            steps.section("Importing the call file", this::importCalls);
            folder.markDone(CALLS);
        }
        if (!folder.isDone(SAMPLE) && sampleEvents > 0) {
            String title = "Filling about %,d sample events".formatted(sampleEvents);
            Set<DatabaseRole> roles = Set.of(DatabaseRole.OPERATOR, DatabaseRole.COLLECTOR);
            steps.counted(title, percent -> commands.work(roles, wiring -> fillSample(wiring, sampleEvents, percent)));
            folder.markDone(SAMPLE);
        }
        steps.step("Folding events into roll-ups", () -> commands.work(Set.of(DatabaseRole.COUNTER), FirstFill::fold));
        if (full) {
            steps.step("Publishing months completed since", () -> commands.runSilently("publish"));
        } else {
            steps.section("Publishing completed months", () -> commands.run(out, "publish"));
        }
    }

    /** The registry's files, and the token of the demo's sender, which stands in no file of the registry. */
    private void loadRegistry(Wiring wiring) {
        Jdbi operator = wiring.pools().jdbi(DatabaseRole.OPERATOR);
        new RegistryLoader(operator).load(registry);
        operator.useHandle(
                handle -> handle.createUpdate("update registry.sender set token_hash = :hash where code = :code")
                        .bind("hash", RegistryView.hashOf(folder.senderToken()))
                        .bind("code", EnvironmentFile.SENDER)
                        .execute());
    }

    private void importCalls() {
        Path calls = definitions.resolve("demo/calls-2021q1.csv");
        commands.run(out, "import", "--mapping", "calls-2021q1", "--historical", calls.toString());
    }

    private void fillSample(Wiring wiring, int events, IntConsumer percentDone) {
        SampleFill.authoriseHistory(wiring.pools().jdbi(DatabaseRole.OPERATOR), wiring.clock());
        Jdbi pool = wiring.pools().jdbi(DatabaseRole.COLLECTOR);
        RegistryView senders = new RegistryView(pool, wiring.clock());
        Collector collector = new Collector(
                pool,
                senders,
                EventTypes.load(definitions),
                wiring.keys().tree(),
                wiring.clock(),
                CollectorSettings.DEFAULT);
        new SampleFill(collector, senders, wiring.clock()).fill(registry, definitions, events, percentDone);
    }

    private static void fold(Wiring wiring) {
        new Folder(wiring.pools().jdbi(DatabaseRole.COUNTER)).foldAll();
    }
}
