package se.statistiktjanst.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.exports.order.ApprovalResult.APPROVED;
import static se.statistiktjanst.exports.order.ApprovalResult.LOGIN_TOO_OLD;
import static se.statistiktjanst.exports.order.ApprovalResult.NOT_FOUND;
import static se.statistiktjanst.exports.order.ExportForm.AGGREGATE;
import static se.statistiktjanst.exports.order.ExportForm.NUMBERS;
import static se.statistiktjanst.exports.order.ExportForm.PSEUDONYMISED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.download.DownloadResult;
import se.statistiktjanst.exports.download.GrantResult;
import se.statistiktjanst.exports.download.GrantToken;
import se.statistiktjanst.exports.order.ExportCaller;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.order.ExportOrder;
import se.statistiktjanst.exports.order.ExportOrders;
import se.statistiktjanst.exports.order.ExportRow;
import se.statistiktjanst.exports.order.ExportState;
import se.statistiktjanst.exports.order.OrderResult;
import se.statistiktjanst.exports.order.Purpose;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.statistics.recipe.Recipe;

class ExportLifecycleIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path folder;

    private static ExportWorld world;

    @BeforeAll
    static void seed() {
        world = new ExportWorld(DATABASE, folder);
    }

    @Test
    void anExpiredExportHasNoKeyNoObjectAndNoDownload() {
        String id = world.ready(PSEUDONYMISED);
        GrantToken unused = world.grant(id, "data.csv");
        ExportRow row = world.row(id);
        Path key = world.keyFolder.resolve(row.dataKeyId() + ".key");
        Path pseudonymKey = world.keyFolder.resolve(row.pseudonymKeyId() + ".key");
        Path objects = world.objectFolder.resolve(Objects.requireNonNull(row.storageFolder()));
        assertThat(key).exists();
        assertThat(objects).exists();

        world.endLife(id);
        assertThat(world.downloads.redeem(world.analyst(), id, unused, 0))
                .as("before the sweeper has come")
                .isInstanceOf(DownloadResult.Expired.class);
        world.sweeper.sweep();

        assertThat(key).doesNotExist();
        assertThat(pseudonymKey).doesNotExist();
        assertThat(objects).doesNotExist();
        assertThat(world.row(id).state()).isEqualTo(ExportState.EXPIRED);
        assertThat(world.downloads.grant(world.analyst(), id, "data.csv")).isInstanceOf(GrantResult.Expired.class);
        assertThat(world.downloads.redeem(world.analyst(), id, unused, 0)).isInstanceOf(DownloadResult.Expired.class);
        assertThat(actions(id)).containsExactly("export.order", "export.ready", "export.erase");
    }

    @Test
    void aSweepThatStoppedHalfWayIsFinishedByTheNext() throws IOException {
        String id = world.ready(PSEUDONYMISED);
        ExportRow row = world.row(id);
        world.endLife(id);
        Files.delete(world.keyFolder.resolve(row.dataKeyId() + ".key"));
        world.superuser.useHandle(
                handle -> handle.execute("update export.export set state = 'expired' where public_id = ?", id));
        world.sweeper.sweep();
        assertThat(world.objectFolder.resolve(Objects.requireNonNull(row.storageFolder())))
                .doesNotExist();
        world.sweeper.sweep();
        assertThat(actions(id)).endsWith("export.erase").containsOnlyOnce("export.erase");
    }

    @Test
    void aGrantIsRedeemedOnceEvenByTwoAtATime() throws Exception {
        String id = world.ready(AGGREGATE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                GrantToken token = world.grant(id, "data.csv");
                Callable<DownloadResult> attempt = () -> world.downloads.redeem(world.analyst(), id, token, 0);
                int allowed = 0;
                for (Future<DownloadResult> result : threads.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                    allowed += result.get() instanceof DownloadResult.Allowed ? 1 : 0;
                }
                assertThat(allowed).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(world.row(id).downloads()).isEqualTo(5);
    }

    @Test
    void theSessionThatBeganMayGoOnWithARangeAndNoOtherMay() {
        String id = world.ready(AGGREGATE);
        GrantToken token = world.grant(id, "data.csv");
        ExportCaller analyst = world.analyst();
        ExportCaller otherSession = new ExportCaller(
                analyst.tenant(),
                "analyst",
                new byte[32],
                analyst.allowedForms(),
                analyst.mayApprove(),
                analyst.scope(),
                analyst.authenticatedAt());
        assertThat(world.downloads.redeem(otherSession, id, token, 0)).isInstanceOf(DownloadResult.NotFound.class);
        assertThat(world.downloads.redeem(analyst, id, token, 0)).isInstanceOf(DownloadResult.Allowed.class);
        assertThat(world.downloads.redeem(analyst, id, token, 0)).isInstanceOf(DownloadResult.NotFound.class);
        assertThat(world.downloads.redeem(analyst, id, token, 5)).isInstanceOf(DownloadResult.Allowed.class);
        assertThat(world.downloads.redeem(otherSession, id, token, 5)).isInstanceOf(DownloadResult.NotFound.class);
        assertThat(world.row(id).downloads()).isEqualTo(1);
    }

    @Test
    void numbersAreDownloadedAtMostFiveTimes() {
        String id = world.ready(NUMBERS);
        for (int i = 0; i < 5; i++) {
            world.text(id, "data.csv");
        }
        assertThat(world.downloads.grant(world.analyst(), id, "data.csv")).isInstanceOf(GrantResult.UsedUp.class);
    }

    @Test
    void anotherCareProvidersOrPersonsExportDoesNotExist() {
        String id = world.ready(AGGREGATE);
        GrantToken token = world.grant(id, "data.csv");
        for (ExportCaller other : List.of(world.stranger(), world.caller(world.one, "SE2321000016-B2"))) {
            assertThat(world.orders.find(other, id)).isEmpty();
            assertThat(world.orders.cancel(other, id)).isFalse();
            assertThat(world.downloads.grant(other, id, "data.csv")).isInstanceOf(GrantResult.NotFound.class);
            assertThat(world.downloads.redeem(other, id, token, 0)).isInstanceOf(DownloadResult.NotFound.class);
        }
        world.endLife(id);
        assertThat(world.downloads.grant(world.stranger(), id, "data.csv")).isInstanceOf(GrantResult.NotFound.class);
    }

    @Test
    void numbersNeedARightAndAFreshLogin() {
        ExportCaller analyst = world.analyst();
        ExportOrder order = ExportWorld.order(NUMBERS);
        assertThat(world.orders.place(with(analyst, EnumSet.of(AGGREGATE), analyst.authenticatedAt()), order, null))
                .isInstanceOf(OrderResult.NotAllowed.class);
        Instant old = Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(16));
        assertThat(world.orders.place(with(analyst, EnumSet.of(NUMBERS), old), order, null))
                .isInstanceOf(OrderResult.LoginTooOld.class);
    }

    @Test
    void aServiceThatTheCareProviderDoesNotUseIsRefused() {
        ExportOrder order = new ExportOrder(
                AGGREGATE,
                Purpose.STATISTICS,
                "",
                new Recipe("chat", null, null, ExportWorld.MONTH, ExportWorld.MONTH),
                false,
                false);
        assertThat(world.orders.place(world.analyst(), order, null))
                .isInstanceOfSatisfying(
                        OrderResult.Refused.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/recipe/service"));
    }

    @Test
    void theSameKeyGivesTheSameExportAndAnotherOrderUnderItIsRefused() {
        ExportOrder order = ExportWorld.order(AGGREGATE);
        OrderResult.Placed placed = (OrderResult.Placed) world.orders.place(world.analyst(), order, "k1");
        OrderResult.Repeated repeated = (OrderResult.Repeated) world.orders.place(world.analyst(), order, "k1");
        assertThat(repeated.export().publicId()).isEqualTo(placed.export().publicId());
        assertThat(world.orders.place(world.analyst(), ExportWorld.order(PSEUDONYMISED), "k1"))
                .isInstanceOf(OrderResult.KeyReused.class);
        world.jobs.runNext();
    }

    @Test
    void aCancelledOrderIsNotRunAndACancelledReadyOneIsGone() {
        String waiting = ((OrderResult.Placed) world.orders.place(world.analyst(), ExportWorld.order(AGGREGATE), null))
                .export()
                .publicId();
        assertThat(world.orders.cancel(world.analyst(), waiting)).isTrue();
        assertThat(world.jobs.runNext()).isTrue();
        assertThat(world.row(waiting).state()).isEqualTo(ExportState.CANCELLED);

        String ready = world.ready(AGGREGATE);
        world.orders.cancel(world.analyst(), ready);
        assertThat(world.downloads.grant(world.analyst(), ready, "data.csv")).isInstanceOf(GrantResult.Expired.class);
    }

    @Test
    void aCancelledRunLeavesNeitherKeyNorObject() throws IOException {
        OrderResult.Placed placed =
                (OrderResult.Placed) world.orders.place(world.analyst(), ExportWorld.order(AGGREGATE), null);
        String id = placed.export().publicId();
        world.duringAggregate = () -> world.orders.cancel(world.analyst(), id);
        try {
            world.jobs.runNext();
        } finally {
            world.duringAggregate = () -> {};
        }
        ExportRow row = world.row(id);
        assertThat(row.state()).isEqualTo(ExportState.CANCELLED);
        assertThat(world.keyFolder.resolve(row.dataKeyId() + ".key")).doesNotExist();
        assertThat(world.objectFolder.resolve(Objects.requireNonNull(row.storageFolder())))
                .doesNotExist();
    }

    @Test
    void numbersWaitForASecondPersonWhereTheConfigurationSaysSo() {
        ExportOrders orders = world.ordersWithApproval();
        OrderResult.Placed placed =
                (OrderResult.Placed) orders.place(world.analyst(), ExportWorld.order(NUMBERS), null);
        String id = placed.export().publicId();
        assertThat(world.jobs.runNext()).isFalse();
        assertThat(orders.approve(world.analyst(), id)).as("by the same person").isEqualTo(NOT_FOUND);
        assertThat(orders.approve(world.stranger(), id))
                .as("of another care provider")
                .isEqualTo(NOT_FOUND);
        ExportCaller second = world.caller(world.one, "SE2321000016-B2");
        ExportCaller reader = withoutApproval(second);
        assertThat(orders.awaitingApproval(reader)).as("without the right").isEmpty();
        assertThat(orders.approve(reader, id)).as("without the right").isEqualTo(NOT_FOUND);
        assertThat(orders.approve(
                        with(second, EnumSet.allOf(se.statistiktjanst.exports.order.ExportForm.class), Instant.EPOCH),
                        id))
                .isEqualTo(LOGIN_TOO_OLD);
        assertThat(orders.awaitingApproval(second))
                .extracting(ExportRow::publicId)
                .contains(id);
        assertThat(orders.approve(second, id)).isEqualTo(APPROVED);
        assertThat(orders.approve(second, id)).as("twice").isEqualTo(NOT_FOUND);
        assertThat(world.jobs.runNext()).isTrue();
        assertThat(world.row(id).state()).isEqualTo(ExportState.READY);
    }

    private static ExportCaller with(ExportCaller caller, EnumSet<ExportForm> forms, Instant authenticatedAt) {
        return new ExportCaller(
                caller.tenant(), caller.role(), caller.sessionHash(), forms, true, caller.scope(), authenticatedAt);
    }

    private static ExportCaller withoutApproval(ExportCaller caller) {
        return new ExportCaller(
                caller.tenant(),
                caller.role(),
                caller.sessionHash(),
                caller.allowedForms(),
                false,
                caller.scope(),
                caller.authenticatedAt());
    }

    private static List<String> actions(String publicId) {
        return world.superuser.withHandle(
                handle -> handle.createQuery("select action from audit.entry where subject = :id order by id")
                        .bind("id", publicId)
                        .mapTo(String.class)
                        .list());
    }
}
