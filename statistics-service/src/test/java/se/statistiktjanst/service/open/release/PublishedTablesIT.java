package se.statistiktjanst.service.open.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.SampleReleases;

/** What is published, read by its own role. */
class PublishedTablesIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @BeforeAll
    static void publish() {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        SampleReleases.revise(db.jdbi(DatabaseRole.PUBLISHER));
    }

    @Test
    void cellsOfALargeReleaseAreThoseOfASmallOne() {
        OpenSelection selection = new OpenSelection(
                List.of("answeredShare", "callers"),
                Map.of("errand", List.of("okant", "TOT"), "careProvider", List.of("SE2321000016-A001", "OVRIGA")),
                null,
                null,
                0);
        OpenTable small = select(selection);
        db.superuserJdbi().useHandle(handle -> handle.execute("update open.release set cells = 10001"));
        OpenTable large = select(selection);

        assertThat(small.values()).hasSize(11).isEqualTo(large.values());
        assertThat(small.values().values().stream().flatMap(List::stream)).anyMatch(OpenValue::isRevised);
        assertThat(large.releases()).noneMatch(FrozenCells::isKept);
    }

    private static OpenTable select(OpenSelection selection) {
        return new OpenTables(new PublishedTables(db.jdbi(DatabaseRole.OPEN))).select(SampleReleases.TABLE, selection);
    }
}
