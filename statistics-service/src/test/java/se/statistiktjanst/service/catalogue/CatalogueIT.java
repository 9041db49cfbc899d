package se.statistiktjanst.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class CatalogueIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private final Catalogue catalogue = new Catalogue(db.superuserJdbi());

    @BeforeAll
    static void makeAMonth() {
        db.jdbi(DatabaseRole.COLLECTOR)
                .useHandle(handle -> handle.createQuery("select event.ensure_month(:day)")
                        .bind("day", LocalDate.of(2021, 1, 1))
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void everyColumnSaysClassPurposeAndRetention() {
        assertThat(catalogue.columnsWithoutAnnotation()).isEmpty();
    }

    @Test
    void everyTableOfCustomerDataForcesRowLevelSecurityMonthsToo() {
        assertThat(catalogue.tablesWithoutForcedRowSecurity()).isEmpty();
    }

    @Test
    void everyPolicyAsksForWhomOncePerStatement() {
        assertThat(catalogue.policiesOutOfForm()).isEmpty();
    }

    @Test
    void noViewShowsMoreThanItsReaderMaySee() {
        assertThat(catalogue.viewsThatShowAll()).isEmpty();
    }

    @Test
    void functionsWithTheirOwnersRightsAreClosedAndPinned() {
        assertThat(catalogue.unsafeFunctions()).isEmpty();
    }

    @Test
    void noUniqueKeyTellsOfAnotherCareProvider() {
        assertThat(catalogue.uniqueKeysThatTellOfOthers()).isEmpty();
    }

    @Test
    void theOpenRoleReadsSchemaOpenAndNothingOfAnybody() {
        List<String> elsewhere =
                catalogue.selectableColumns("statistik_open", "none", "staff", "resident", "health").stream()
                        .filter(column -> !column.startsWith("open."))
                        .map(column -> column.substring(0, column.lastIndexOf('.')))
                        .distinct()
                        .toList();
        // What every process looks at before it starts: its clock, and whether the schema fits.
        assertThat(elsewhere).containsExactly("operation.clock_offset", "operation.schema_history");
    }

    @Test
    void theCollectorReadsNoFactAndNothingAboutResidents() {
        List<String> columns =
                catalogue.selectableColumns("statistik_collector", "none", "staff", "resident", "health");
        assertThat(columns)
                .noneMatch(column -> column.matches("(event\\.fact|usage\\.|export\\.|vault\\.|audit\\.).*"));
        // A keyed digest, to tell a duplicate from a conflict.
        assertThat(catalogue.selectableColumns("statistik_collector", "resident", "health"))
                .containsExactly("event.key.digest");
    }

    @Test
    void theStaffRoleReadsNoColumnAboutResidents() {
        assertThat(catalogue.selectableColumns("statistik_staff", "resident", "health"))
                .isEmpty();
    }
}
