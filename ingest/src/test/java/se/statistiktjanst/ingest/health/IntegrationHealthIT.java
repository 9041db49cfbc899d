package se.statistiktjanst.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.collect.CollectOptions;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.Transport;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class IntegrationHealthIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final Integration.Declared NORTH =
            new Integration.Declared("folder:north", "folder", Duration.ofHours(1));
    private static final Integration.Declared PHONE = Integration.Declared.sender("phone", Duration.ofHours(1));
    private static final Integration.Declared ANY = new Integration.Declared("folder:any", "folder", null);
    private static final CollectorFixture fixture = new CollectorFixture(db);
    private static boolean filled;

    @BeforeEach
    void empty() {
        if (!filled) {
            fixture.fillRegistry();
            filled = true;
        }
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.integration, operation.notice, event.batch, event.batch_count cascade"));
        at(Duration.ZERO).declare(List.of(NORTH, PHONE, ANY));
    }

    @Test
    void tellsLateSilentAndFaultyApartAndNotifiesOnce() {
        at(Duration.ZERO).worked("folder:north");
        at(Duration.ZERO).look();
        assertThat(states(Duration.ZERO)).isEqualTo("folder:any ok, folder:north ok, sender:phone ok");
        assertThat(states(Duration.ofHours(2))).isEqualTo("folder:any ok, folder:north late, sender:phone late");
        at(Duration.ofHours(2)).look();
        assertThat(notices()).isEmpty();

        at(Duration.ofHours(4)).look();
        at(Duration.ofHours(5)).look();
        assertThat(notices())
                .containsExactlyInAnyOrder(
                        "integration.bad folder:north silent ", "integration.bad sender:phone silent ");
    }

    @Test
    void notifiesOfAFaultWithItsCodeAndOfItsEnd() {
        at(Duration.ZERO).worked("folder:any");
        at(Duration.ZERO).failed("folder:any", "wrong-columns");
        at(Duration.ZERO).failed("folder:any", "wrong-columns");
        at(Duration.ZERO).look();
        Integration any = at(Duration.ZERO).list().get(0);
        assertThat(any.state()).isEqualTo(IntegrationState.FAULTY);
        assertThat(any.failures()).isEqualTo(2);
        at(Duration.ZERO).worked("folder:any");
        at(Duration.ZERO).look();

        assertThat(notices())
                .containsExactly("integration.bad folder:any faulty wrong-columns", "integration.well folder:any ok ");
    }

    @Test
    void seesASenderByItsReceipts() {
        fixture.collector()
                .collect(
                        fixture.sender(),
                        Transport.HTTP,
                        CollectOptions.NORMAL,
                        CollectorFixture.events(CollectorFixture.call("call-1")));
        at(Duration.ZERO).look();

        assertThat(at(Duration.ZERO).list().get(2).contactAt()).isNotNull();
    }

    @Test
    void switchesOffWhatTheConfigurationNoLongerNames() {
        at(Duration.ZERO).declare(List.of(NORTH));
        at(Duration.ofDays(1)).look();

        assertThat(states(Duration.ZERO)).isEqualTo("folder:any off, folder:north ok, sender:phone off");
        assertThat(notices()).containsExactly("integration.bad folder:north silent ");
    }

    @Test
    void canBeReadByTheOperator() {
        assertThat(new IntegrationHealth(db.jdbi(DatabaseRole.OPERATOR), CollectorFixture.CLOCK).list())
                .hasSize(3);
    }

    private static IntegrationHealth at(Duration later) {
        Instant now = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select operation.now()")
                        .mapTo(Instant.class)
                        .one());
        Clock clock = Clock.fixed(now.plus(later), java.time.ZoneOffset.UTC);
        return new IntegrationHealth(db.jdbi(DatabaseRole.COLLECTOR), clock);
    }

    private static String states(Duration later) {
        return at(later).list().stream()
                .map(each -> each.name() + " " + each.state().code())
                .collect(Collectors.joining(", "));
    }

    private static List<String> notices() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select kind || ' ' || (payload->>'integration') || ' '"
                                + " || (payload->>'state') || ' ' || (payload->>'errorCode')"
                                + " from operation.notice order by id")
                        .mapTo(String.class)
                        .list());
    }
}
