package se.statistiktjanst.service.unitgroup;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.PageShell;
import se.statistiktjanst.service.wiring.Wiring;
import se.statistiktjanst.statistics.unitgroup.UnitGroups;

/** Own groups of units. */
public final class UnitGroupComponent {
    private UnitGroupComponent() {}

    /** Registers its resources. */
    public static void register(JerseyEnvironment jersey, Wiring wiring, PageShell shell) {
        UnitGroups groups = new UnitGroups(wiring.tenant(DatabaseRole.PORTAL), wiring.clock());
        GroupDesk desk = new GroupDesk(wiring.tenant(DatabaseRole.STAFF), groups, wiring.clock());
        jersey.register(new UnitGroupPageResource(desk, shell));
    }
}
