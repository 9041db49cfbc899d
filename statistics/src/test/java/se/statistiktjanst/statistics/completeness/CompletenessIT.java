package se.statistiktjanst.statistics.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;
import static se.statistiktjanst.ingest.collect.CollectorFixture.callWith;
import static se.statistiktjanst.ingest.collect.CollectorFixture.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.Collector;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.statistics.rollup.Folder;

class CompletenessIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static final LocalDate DAY = LocalDate.of(2024, 6, 15);

    private final Collector collector = fixture.collector();
    private final Folder folder = new Folder(db.jdbi(DatabaseRole.COUNTER));
    private final CompletenessCount count = new CompletenessCount(db.jdbi(DatabaseRole.COUNTER));

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("truncate event.fact, event.key, event.quarantine,"
                        + " event.correction, event.reconciliation, event.batch_count, event.batch, usage.daily,"
                        + " usage.completeness, usage.reconciled_day cascade"));
    }

    @Test
    void tellsWhatCameIsLateWaitsAndIsLost() {
        send(call("a"), call("b"), call("c", event -> event.put("time", "2024-06-14T22:30:00Z")));
        // Received now by the database's clock, which is years after these events; one batch came in time.
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("update event.batch set received_at = '2024-06-15T12:00:00Z'"));
        send(call("d", event -> event.put("time", "2024-06-10T10:00:00Z")));
        send(callWith("e", data -> data.put("unit", "SE4499100016-7777")));
        send(callWith("f", data -> data.put("waitSeconds", -1)));
        send(callWith("a", data -> data.put("waitSeconds", 1)));
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "update event.quarantine set closed_at = operation.now(), closed_as = 'expired', sealed = ''"
                                + " where event_id = 'f'"));
        folder.foldAll();
        count.run();

        assertThat(month()).isEqualTo(new ServiceCompleteness("phone-advice", 4, 1, 1, 1, 0, 0));
        assertThat(month().share()).isEqualTo(4.0 / 6);
        assertThat(days())
                .containsExactly(
                        new ServiceDay("phone-advice", LocalDate.of(2024, 6, 10), 1, 1, 0, 0, 0, null),
                        new ServiceDay("phone-advice", DAY, 3, 0, 0, 1, 1, null));
    }

    @Test
    void aMendedEventNoLongerWaitsAndARepeatedCountChangesNothing() {
        send(callWith("a", data -> data.put("unit", "SE4499100016-7777")));
        count.run();
        assertThat(month().quarantined()).isEqualTo(1);

        send(call("a"));
        folder.foldAll();
        count.run();
        count.run();

        assertThat(month().quarantined()).isZero();
        assertThat(month().received()).isEqualTo(1);
        assertThat(month().share()).isEqualTo(1);
    }

    @Test
    void takesTheWorstOfTheSendersOfAService() {
        send(call("a"));
        folder.foldAll();
        db.superuserJdbi()
                .useHandle(handle -> handle.execute("insert into event.reconciliation (sender_id, day, state, hours)"
                        + " select id, date '2024-06-15', case when code = 'phone' then 'match' else 'differs' end, '{}'"
                        + " from registry.sender"));
        count.run();
        assertThat(days().get(0).reconciled()).isEqualTo("differs");

        db.superuserJdbi().useHandle(handle -> handle.execute("update event.reconciliation set state = 'match'"));
        count.run();

        assertThat(days().get(0).reconciled()).isEqualTo("match");
        assertThat(month().matchedDays()).isEqualTo(1);
    }

    @Test
    void aCareProviderSeesItsOwnDaysOnly() {
        send(call("a"));
        folder.foldAll();

        assertThat(days(CollectorFixture.OTHER_REGION)).isEmpty();
        assertThat(days(CollectorFixture.REGION)).hasSize(1);
    }

    private void send(ObjectNode... some) {
        collector.collect(fixture.sender(), Transport.HTTP, CollectOptions.NORMAL, events(some));
    }

    private ServiceCompleteness month() {
        LocalDate june = LocalDate.of(2024, 6, 1);
        return db
                .jdbi(DatabaseRole.PUBLISHER)
                .withExtension(CompletenessDao.class, dao -> dao.services(june, june.plusMonths(1)))
                .stream()
                .filter(service -> service.service().equals("phone-advice"))
                .findFirst()
                .orElseThrow();
    }

    private static List<ServiceDay> days() {
        return days(CollectorFixture.REGION);
    }

    private static List<ServiceDay> days(String careProvider) {
        int provider = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select id from registry.care_provider where hsa_id = :hsaId")
                        .bind("hsaId", careProvider)
                        .mapTo(Integer.class)
                        .one());
        return db.tenant(DatabaseRole.STAFF)
                .call(
                        new Tenant(provider, "SE4499100016-petra"),
                        handle -> handle.attach(CompletenessDao.class)
                                .days(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 6, 30)));
    }
}
