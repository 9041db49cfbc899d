package se.statistiktjanst.service.wiring;

import io.dropwizard.core.setup.Environment;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.statistics.rollup.FoldWorker;
import se.statistiktjanst.statistics.rollup.Folder;

/** Takes events over HTTP and folds them into roll-ups. */
public final class CollectorComponent {
    private CollectorComponent() {}

    /** Registers resources and the folding worker, and gives the collector for whoever else has events. */
    public static IngestBundle register(Environment environment, Wiring wiring, EventTypes types) {
        CollectorConfiguration configuration = wiring.configuration().collector();
        IngestBundle ingest =
                new IngestBundle(wiring.pools(), types, wiring.keys().tree(), wiring.clock(), configuration.settings());
        ingest.register(environment.jersey(), configuration);
        environment.lifecycle().manage(new FoldWorker(new Folder(wiring.pools().jdbi(DatabaseRole.COUNTER))));
        return ingest;
    }
}
