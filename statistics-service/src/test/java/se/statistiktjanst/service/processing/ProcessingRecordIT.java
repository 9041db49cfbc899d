package se.statistiktjanst.service.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class ProcessingRecordIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @Test
    void everyColumnAboutAnybodyStandsInItAndNoOther() {
        ProcessingRecord processing = db.jdbi(DatabaseRole.STAFF).withHandle(ProcessingRecord::read);
        List<String> listed = processing.activities().stream()
                .flatMap(activity -> activity.data().stream())
                .flatMap(data -> data.columns().stream().map(column -> data.table() + "." + column))
                .toList();
        assertThat(listed)
                .contains("vault.resident.sealed", "event.fact.errand", "registry.staff.given_name")
                .doesNotContain("event.fact.service_id")
                .doesNotHaveDuplicates();
        assertThat(processing.columns()).isGreaterThan(300);
    }

    @Test
    void everyPurposeAndRetentionHasWordsInBothLanguages() {
        ProcessingRecord processing = db.jdbi(DatabaseRole.STAFF).withHandle(ProcessingRecord::read);
        assertThat(processing.activities())
                .allSatisfy(activity -> assertThat(activity.data())
                        .allSatisfy(data -> assertThat(RecordWords.has(activity.purpose(), data.retention()))
                                .as("words for '%s', '%s' in RecordWords", activity.purpose(), data.retention())
                                .isTrue()));
    }

    @Test
    void aColumnThatSaysNothingMakesNoRecord() {
        db.superuserJdbi().useHandle(handle -> handle.execute("create table registry.silent (who text)"));
        try {
            assertThatThrownBy(() -> db.jdbi(DatabaseRole.STAFF).withHandle(ProcessingRecord::read))
                    .hasMessageContaining("registry.silent.who");
        } finally {
            db.superuserJdbi().useHandle(handle -> handle.execute("drop table registry.silent"));
        }
    }
}
