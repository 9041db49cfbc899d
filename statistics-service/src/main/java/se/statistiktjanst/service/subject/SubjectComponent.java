package se.statistiktjanst.service.subject;

import io.dropwizard.core.setup.Environment;
import se.statistiktjanst.exports.Exports;
import se.statistiktjanst.ingest.erasure.ErasureStep;
import se.statistiktjanst.ingest.erasure.RefusedSearch;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.wiring.ErasureWiring;
import se.statistiktjanst.service.wiring.Wiring;

/** Requests of data subjects; in processes with log-in and exports, whose pools it uses. */
public final class SubjectComponent {
    private SubjectComponent() {}

    /** Registers pages, API and the closing of cases. */
    public static void register(Environment environment, Wiring wiring, PageShell shell) {
        ErasureStep exports = Exports.revocation(
                wiring.configuration().exports(),
                wiring.pools().jdbi(DatabaseRole.ERASER),
                wiring.keys().shreddable());
        SubjectDesk.Doors doors = new SubjectDesk.Doors(
                wiring.tenant(DatabaseRole.ERASER),
                wiring.tenant(DatabaseRole.EXPORTER),
                wiring.tenant(DatabaseRole.STAFF));
        SubjectDesk desk = new SubjectDesk(
                doors,
                new Indexes(wiring.keys().tree()),
                new RefusedSearch(wiring.keys().tree()),
                ErasureWiring.erasures(wiring, exports),
                exports,
                wiring.clock());
        environment.jersey().register(new SubjectPageResource(desk, shell));
        environment.jersey().register(new SubjectApiResource(desk));
        environment.jersey().register(new ErasuresApiResource(desk));
        environment.lifecycle().manage(new CaseSweep(wiring.pools().jdbi(DatabaseRole.ERASER)));
    }
}
