package se.statistiktjanst.service.wiring;

import io.dropwizard.core.setup.Environment;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.quarantine.QuarantineSweep;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.statistics.completeness.CompletenessCount;
import se.statistiktjanst.statistics.correction.CorrectionApplier;
import se.statistiktjanst.statistics.rollup.FoldWorker;
import se.statistiktjanst.statistics.rollup.Folder;
import se.statistiktjanst.statistics.rollup.QuietMonths;

/** Takes events over HTTP and folds them into roll-ups. */
public final class CollectorComponent {
    private CollectorComponent() {}

    /** Registers resources and the folding worker, and gives the collector for whoever else has events. */
    public static IngestBundle register(Environment environment, Wiring wiring, EventTypes types) {
        CollectorConfiguration configuration = wiring.configuration().collector();
        IngestBundle ingest =
                new IngestBundle(wiring.pools(), types, wiring.keys().tree(), wiring.clock(), configuration.settings());
        Jdbi counter = wiring.pools().jdbi(DatabaseRole.COUNTER);
        ingest.register(environment.jersey(), configuration, counter);
        CorrectionApplier corrections = new CorrectionApplier(counter);
        QuietMonths quiet = new QuietMonths(counter, QuietMonths.QUIET);
        environment.lifecycle().manage(new FoldWorker(new Folder(counter), () -> {
            corrections.applyAll();
            quiet.settleSome();
        }));
        environment.lifecycle().manage(new AccountWorker(new CompletenessCount(counter), new QuarantineSweep(counter)));
        return ingest;
    }
}
