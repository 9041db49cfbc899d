package se.statistiktjanst.service.open.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.service.page.Language;

class StatusViewTest {
    private static final LocalDate NEXT = LocalDate.parse("2026-12-05");
    private static final AnnouncedStop STOP = new AnnouncedStop(
            LocalDateTime.parse("2026-12-01T22:00"),
            LocalDateTime.parse("2026-12-02T02:00"),
            new AnnouncedStop.Said("Uppgradering.", "Upgrade."));

    private final HealthCheckRegistry checks = new HealthCheckRegistry();
    private final Switch open = add(DatabaseRole.OPEN);
    private final Switch staff = add(DatabaseRole.STAFF);
    private final Ticking clock = new Ticking(Instant.parse("2026-12-01T12:00:00Z"));
    private final SiteHealth health = new SiteHealth(clock);
    private final HealthWatch watch = new HealthWatch(checks, health);
    private boolean readable = true;
    private final StatusView view = new StatusView(
            health,
            language -> {
                if (!readable) {
                    throw new IllegalStateException("gone");
                }
                return List.of(new StatusPage.Service("A", "2026-10", NEXT));
            },
            List.of(STOP),
            clock);

    @Test
    void everythingWorksAndOnlyThePartsOfThisProcessAreListed() {
        StatusPage page = page();

        assertThat(page.state()).isEqualTo(StatusPage.State.WORKING);
        assertThat(page.parts())
                .containsExactly(new StatusPage.Part(SitePart.OPEN, true), new StatusPage.Part(SitePart.STAFF, true));
        assertThat(page.services()).hasSize(1);
    }

    @Test
    void aPartThatDoesNotAnswerIsADisturbanceUnlessAStopIsAnnounced() {
        staff.works = false;
        assertThat(page().state()).isEqualTo(StatusPage.State.DISTURBED);
        assertThat(page().parts()).contains(new StatusPage.Part(SitePart.STAFF, false));

        clock.now = Instant.parse("2026-12-01T21:00:00Z");
        assertThat(page().state()).isEqualTo(StatusPage.State.STOPPED);

        clock.now = Instant.parse("2026-12-02T01:00:00Z");
        assertThat(page().state()).isEqualTo(StatusPage.State.DISTURBED);
    }

    @Test
    void withoutTheOpenDatabaseNothingElseIsAskedAndThePageStillComes() {
        open.works = false;

        StatusPage page = page();

        assertThat(page.state()).isEqualTo(StatusPage.State.DISTURBED);
        assertThat(page.services()).isEmpty();
        assertThat(page.parts()).allMatch(part -> !part.working());
        assertThat(staff.asked).isZero();
    }

    @Test
    void aDatabaseThatGoesBetweenTwoLooksIsADisturbance() {
        watch.look();
        readable = false;

        StatusPage page = view.page(Language.SV, NEXT);

        assertThat(page.state()).isEqualTo(StatusPage.State.DISTURBED);
        assertThat(page.services()).isEmpty();
    }

    @Test
    void visitorsDoNotMakeItLookAndALookGrowsOld() {
        watch.look();
        Instant looked = clock.now;
        for (int visitor = 0; visitor < 100; visitor++) {
            view.page(Language.SV, NEXT);
        }
        assertThat(open.asked).isOne();

        clock.now = looked.plus(Duration.ofSeconds(60));
        assertThat(view.page(Language.SV, NEXT).state()).isEqualTo(StatusPage.State.WORKING);
        clock.now = looked.plus(Duration.ofSeconds(61));
        assertThat(view.page(Language.SV, NEXT).state()).isEqualTo(StatusPage.State.DISTURBED);
        assertThat(view.page(Language.SV, NEXT).checkedAt()).isEqualTo(looked);
    }

    @Test
    void beforeTheFirstLookNothingIsSaidToWork() {
        assertThat(view.page(Language.SV, NEXT).state()).isEqualTo(StatusPage.State.DISTURBED);
    }

    @Test
    void aStopComesIsUnderWayEndsAndGoes() {
        assertThat(page().stops())
                .containsExactly(new StatusPage.Stop(
                        Instant.parse("2026-12-01T21:00:00Z"),
                        Instant.parse("2026-12-02T01:00:00Z"),
                        "Uppgradering.",
                        StatusPage.When.COMING));
        clock.now = Instant.parse("2026-12-01T21:00:00Z");
        assertThat(page().stops()).extracting(StatusPage.Stop::when).containsExactly(StatusPage.When.UNDER_WAY);
        clock.now = Instant.parse("2026-12-02T01:00:00Z");
        assertThat(page().stops()).extracting(StatusPage.Stop::when).containsExactly(StatusPage.When.ENDED);
        clock.now = Instant.parse("2026-12-16T01:00:00Z");
        assertThat(page().stops()).isEmpty();
    }

    @Test
    void aStopEndsAfterItBegins() {
        assertThatThrownBy(() -> new AnnouncedStop(STOP.to(), STOP.from(), STOP.text()))
                .hasMessageContaining("from must be before to");
    }

    private StatusPage page() {
        watch.look();
        return view.page(Language.SV, NEXT);
    }

    private Switch add(DatabaseRole role) {
        Switch check = new Switch();
        checks.register(role.login(), check);
        return check;
    }

    private static final class Switch extends HealthCheck {
        private boolean works = true;
        private int asked;

        @Override
        protected Result check() {
            asked++;
            return works ? Result.healthy() : Result.unhealthy("off");
        }
    }

    private static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
