package se.statistiktjanst.statistics.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.statistics.catalogue.CatalogueRelease;
import se.statistiktjanst.statistics.catalogue.StaffCatalogue;

/** What staff of a care provider read. */
final class StaffCells {
    record Stored(List<@Nullable Double> measures, String states) {}

    private final TestDatabase db;
    private final Tenant tenant;

    StaffCells(TestDatabase db, int provider) {
        this.db = db;
        this.tenant = new Tenant(provider, "SE-test");
    }

    /** All cells of a table's only period. */
    Map<List<String>, Stored> cells(String cube) {
        return db.tenant(DatabaseRole.STAFF).call(tenant, handle -> {
            StaffCatalogue catalogue = new StaffCatalogue(handle);
            Map<List<String>, Stored> cells = new HashMap<>();
            for (CatalogueRelease release : catalogue.dao().releases(cube)) {
                catalogue
                        .cells(release, List.of())
                        .forEach(cell -> cells.put(cell.codes(), new Stored(cell.measures(), cell.states())));
            }
            return cells;
        });
    }

    /** The care providers of whatever cells can be read, without asking for any. */
    List<Integer> providers() {
        return db.tenant(DatabaseRole.STAFF)
                .call(
                        tenant,
                        handle -> handle.createQuery("""
                        select provider_id from usage.staff_cell
                        union select provider_id from usage.staff_release
                        union select provider_id from usage.staff_code
                        order by provider_id
                        """).mapTo(Integer.class).list());
    }
}
