package se.statistiktjanst.ingest.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.IncomingEvent;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Migrations;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Closed months are rewritten in the order in which they are read, and hold what they held. */
class CompactionIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    /** The day of {@link CollectorFixture#CLOCK}: the last closed month is that before the last. */
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 15);

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static final String PLACES = "select provider_id || ' ' || occurred_on from event.fact_%s order by ctid";
    private static final String CONTENT = "select f::text from event.fact f order by 1";

    @TempDir
    static Path passwords;

    private static Compaction compaction;

    @BeforeAll
    static void fill() throws IOException {
        fixture.fillRegistry();
        String password = db.configuration(passwords).passwordOf(DatabaseRole.MIGRATOR);
        compaction = new Compaction(new Migrations(db.url(), password).owner());
    }

    @BeforeEach
    void bringEvents() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("drop table if exists event.fact_202404, event.fact_202405;"
                        + " truncate event.fact, event.key, event.batch_count, event.batch cascade"));
        // Later sessions of the pool must find the months missing, so each test has a collector of its own.
        var collector = fixture.collector();
        for (int batch = 0; batch < 4; batch++) {
            List<IncomingEvent> events = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ObjectNode event = CollectorFixture.call("call-" + batch + '-' + i);
                event.put("time", "2024-0%d-%02dT10:00:00Z".formatted(4 + i % 2, 1 + (i * 7 + batch) % 28));
                if (i % 3 == 0) {
                    ((ObjectNode) event.path("data")).remove(List.of("careProvider", "unit", "staff"));
                }
                events.add(IncomingEvent.of(event));
            }
            assertThat(collector
                            .collect(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events)
                            .accepted())
                    .isEqualTo(60);
        }
    }

    @Test
    void aClosedMonthLiesInTheOrderOfCareProviderAndDay() {
        assertThat(texts(PLACES.formatted("202404"))).hasSize(120).isNotEqualTo(sorted("202404"));
        List<String> before = texts(CONTENT);

        List<Compaction.Due> due = compaction.due(TODAY, false);
        assertThat(due).extracting(Compaction.Due::month).containsExactly("202404");
        Compaction.Done done = compaction.rewrite(due.get(0)).orElseThrow();

        assertThat(done.facts()).isEqualTo(120);
        assertThat(done.after()).isPositive();
        assertThat(texts(PLACES.formatted("202404"))).isEqualTo(sorted("202404"));
        assertThat(texts(CONTENT)).isEqualTo(before);
        assertThat(compaction.due(TODAY, false)).isEmpty();
        assertThat(compaction.due(TODAY, true))
                .extracting(Compaction.Due::month)
                .containsExactly("202404");
        assertThat(compaction.due(TODAY.plusMonths(1), false))
                .extracting(Compaction.Due::month)
                .containsExactly("202405");
    }

    @Test
    void aMonthInUseIsLeftAsItIs() {
        Compaction.Due due = compaction.due(TODAY, false).get(0);
        List<String> before = texts(PLACES.formatted("202404"));
        try (Handle reader = db.superuserJdbi().open()) {
            reader.begin();
            reader.execute("lock table event.fact_202404 in access share mode");
            assertThat(compaction.rewrite(due)).isEmpty();
            reader.rollback();
        }
        assertThat(texts(PLACES.formatted("202404"))).isEqualTo(before);
        assertThat(compaction.due(TODAY, false)).contains(due);
        assertThat(compaction.rewrite(due)).isPresent();
    }

    private static List<String> sorted(String month) {
        return texts("select provider_id || ' ' || occurred_on from event.fact_" + month
                + " order by provider_id, occurred_on");
    }

    private static List<String> texts(String query) {
        return db.superuserJdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
