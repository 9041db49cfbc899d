package se.statistiktjanst.service.tables;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.cube.Cubes;

/** Tables of logged-in staff. */
public final class CatalogueComponent {
    private CatalogueComponent() {}

    /**
     * Registers its resources.
     *
     * @param catalogue the tables for staff
     */
    public static void register(JerseyEnvironment jersey, Wiring wiring, Cubes catalogue, PageShell shell) {
        CatalogueTables tables = new CatalogueTables(wiring.tenant(DatabaseRole.STAFF));
        jersey.register(new CataloguePageResource(tables, catalogue, shell));
        jersey.register(new CatalogueApiResource(tables));
    }
}
