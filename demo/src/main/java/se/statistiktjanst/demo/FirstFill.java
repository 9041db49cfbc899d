package se.statistiktjanst.demo;

import java.nio.file.Path;
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

/** Brings registry, call file and sample into the database. Every part can be repeated, so a start cut short is mended by the next. */
final class FirstFill {
    private final DemoFolder folder;
    private final Path definitions;
    private final Registry registry;

    FirstFill(DemoFolder folder, Path definitions, Registry registry) {
        this.folder = folder;
        this.definitions = definitions;
        this.registry = registry;
    }

    /** Loads the registry and gives the demo's sender its token. */
    void loadRegistry(Wiring wiring) {
        Jdbi operator = wiring.pools().jdbi(DatabaseRole.OPERATOR);
        new RegistryLoader(operator).load(registry);
        operator.useHandle(
                handle -> handle.createUpdate("update registry.sender set token_hash = :hash where code = :code")
                        .bind("hash", RegistryView.hashOf(folder.senderToken()))
                        .bind("code", EnvironmentFile.SENDER)
                        .execute());
    }

    /** Sends the sample through the collector. */
    void sample(Wiring wiring, int events, IntConsumer percentDone) {
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

    static void fold(Wiring wiring) {
        new Folder(wiring.pools().jdbi(DatabaseRole.COUNTER)).foldAll();
    }
}
