package se.statistiktjanst.service.wiring;

import io.dropwizard.core.setup.Environment;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.statistics.disclosure.DisclosureParameters;
import se.statistiktjanst.statistics.publication.Catalogue;
import se.statistiktjanst.statistics.publication.Publication;
import se.statistiktjanst.statistics.publication.PublicationWorker;

/** Publishes by the calendar. */
public final class AdminComponent {
    private AdminComponent() {}

    /** Registers the worker. */
    public static void register(Environment environment, Wiring wiring) {
        Catalogue catalogue = Catalogue.load(wiring.configuration().definitions());
        environment
                .lifecycle()
                .manage(new PublicationWorker(publication(wiring, catalogue), catalogue, wiring.clock()));
    }

    /** What publishes, with the parameters of the service. */
    public static Publication publication(Wiring wiring, Catalogue catalogue) {
        return new Publication(
                wiring.pools().jdbi(DatabaseRole.PUBLISHER),
                wiring.keys().tree(),
                DisclosureParameters.standard(),
                catalogue.codes(),
                wiring.configuration().publication().heldBack(),
                wiring.clock());
    }
}
