package se.statistiktjanst.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.statistiktjanst.ingest.collect.CollectorFixture.call;

import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.util.Duration;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.ingest.sender.SenderLimits;
import se.statistiktjanst.ingest.sender.SendersConfiguration;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** Too much at once: who is turned away is told when to come back, has had nothing stored, and is in nobody's way. */
class BackpressureIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String OTHER = "other token";
    private static final CollectorFixture fixture = new CollectorFixture(db);

    @BeforeAll
    static void fill() {
        fixture.fillRegistry();
    }

    @BeforeEach
    void empty() {
        db.superuserJdbi()
                .useHandle(handle -> handle.execute(
                        "truncate event.fact, event.key, event.quarantine, event.batch_count, event.batch cascade"));
    }

    @Test
    void aSenderAboveItsRateIsToldToComeBackAndAnotherIsNot() throws Exception {
        SenderLimits limits = new SenderLimits(1, 3, 8, 8, 8, 8, Duration.seconds(5), Duration.seconds(10), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits))) {
            for (int left = 2; left >= 0; left--) {
                HttpResponse<String> answer =
                        site.post(CollectorSite.ONE, call("call-" + left).toString());
                assertThat(answer.statusCode()).isEqualTo(202);
                assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("3");
                // A second may pass meanwhile, which gives one back.
                assertThat(Integer.parseInt(answer.headers()
                                .firstValue("RateLimit-Remaining")
                                .orElseThrow()))
                        .isBetween(left, left + 1);
            }
            HttpResponse<String> refused =
                    site.post(CollectorSite.ONE, call("call-x").toString());
            for (int i = 0; i < 20 && refused.statusCode() == 202; i++) {
                refused = site.post(CollectorSite.ONE, call("call-x").toString());
            }
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
            assertThat(post(site, OTHER).statusCode()).isEqualTo(422);

            Thread.sleep(1100);
            assertThat(site.post(CollectorSite.ONE, call("call-x").toString()).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void aSenderWithTooMuchUnderWayIsToldSoAndAnotherIsServed() throws Exception {
        SenderLimits limits =
                new SenderLimits(100, 100, 1, 0, 8, 8, Duration.seconds(5), Duration.seconds(10), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits));
                RawRequest slow = begin(site)) {
            HttpResponse<String> refused = awaitStatus(site, CollectorFixture.TOKEN, 429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(post(site, OTHER).statusCode()).isEqualTo(422);

            finish(slow);
            assertThat(slow.answer()).startsWith("HTTP/1.1 202 ");
            awaitStatus(site, CollectorFixture.TOKEN, 202);
        }
    }

    @Test
    void aSenderMayWaitForItsOwnRequestsToEnd() throws Exception {
        SenderLimits limits =
                new SenderLimits(100, 100, 1, 1, 8, 8, Duration.seconds(10), Duration.seconds(10), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits));
                RawRequest slow = begin(site)) {
            Thread.sleep(500);
            CompletableFuture<HttpResponse<String>> waiting =
                    CompletableFuture.supplyAsync(() -> postUnchecked(site, CollectorFixture.TOKEN));
            Thread.sleep(300);
            assertThat(waiting).isNotDone();
            finish(slow);
            assertThat(waiting.join().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void whenAllTogetherAskForTooMuchTheAnswerIsThatTheServiceIsUnavailable() throws Exception {
        SenderLimits limits =
                new SenderLimits(100, 100, 8, 8, 1, 0, Duration.seconds(5), Duration.seconds(10), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits));
                RawRequest slow = begin(site)) {
            HttpResponse<String> refused = awaitStatus(site, OTHER, 503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            finish(slow);
            assertThat(slow.answer()).startsWith("HTTP/1.1 202 ");
            awaitStatus(site, OTHER, 422);
        }
    }

    @Test
    void aBatchThatWaitsTooLongForTheStoreIsNotStored() throws Exception {
        CollectorConfiguration one = new CollectorConfiguration(
                new CollectorSettings(1, java.time.Duration.ofMillis(300), 100),
                EventLimits.DEFAULT,
                SenderLimits.DEFAULT,
                SendersConfiguration.TOKENS_ONLY);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), one);
                Handle superuser = db.superuserJdbi().open()) {
            superuser.begin();
            superuser.execute("lock table event.key in access exclusive mode");
            CompletableFuture<HttpResponse<String>> held =
                    CompletableFuture.supplyAsync(() -> postUnchecked(site, CollectorFixture.TOKEN));
            awaitWaitingForTheLock(superuser);
            HttpResponse<String> refused = post(site, CollectorFixture.TOKEN);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(held).isNotDone();
            superuser.rollback();
            assertThat(held.join().statusCode()).isEqualTo(202);
        }
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void aBodyThatComesDropByDropIsEnded() throws Exception {
        SenderLimits limits =
                new SenderLimits(100, 100, 8, 8, 8, 8, Duration.seconds(5), Duration.milliseconds(500), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits));
                RawRequest slow = RawRequest.open(site.port(), CollectorSite.ONE, 100_000)) {
            for (int sent = 0; sent < 100 && !slow.isAnswered(); sent++) {
                slow.send(" ");
                Thread.sleep(100);
            }
            String answer = slow.answer();
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json", "too slowly");
            // Its place is free again.
            assertThat(site.post(CollectorSite.ONE, call("call-1").toString()).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void aBodyThatFallsSilentIsEndedByTheConnector() throws Exception {
        HttpConnectorFactory impatient = IngestApplication.freeLoopbackPort();
        impatient.setIdleTimeout(Duration.milliseconds(700));
        try (CollectorSite site =
                        CollectorSite.start(fixture.collectorPool(), CollectorConfiguration.DEFAULT, impatient);
                RawRequest silent = begin(site)) {
            assertThat(silent.answer()).matches("(?s)|HTTP/1.1 408 .*");
        }
        assertThat(facts()).isZero();
    }

    @Test
    void aBodyThatBreaksOffStoresNothingAndHoldsNothing() throws Exception {
        SenderLimits limits =
                new SenderLimits(100, 100, 1, 8, 1, 8, Duration.seconds(5), Duration.seconds(10), 100_000);
        try (CollectorSite site = CollectorSite.start(fixture.collectorPool(), configuration(limits))) {
            for (int i = 0; i < 5; i++) {
                RawRequest.open(site.port(), CollectorSite.ONE, 1_000).close();
            }
            assertThat(site.post(CollectorSite.ONE, call("call-1").toString()).statusCode())
                    .isEqualTo(202);
        }
        assertThat(facts()).isEqualTo(1);
    }

    private static CollectorConfiguration configuration(SenderLimits limits) {
        return new CollectorConfiguration(
                CollectorSettings.DEFAULT, EventLimits.DEFAULT, limits, SendersConfiguration.TOKENS_ONLY);
    }

    /** Half of an event; the request stays under way until the other half comes. */
    private static RawRequest begin(CollectorSite site) throws Exception {
        String event = call("call-1").toString();
        RawRequest request = RawRequest.open(site.port(), CollectorSite.ONE, event.length());
        request.send(event.substring(0, event.length() / 2));
        // Until it has its place: one that comes later would be the one to be turned away.
        Thread.sleep(1000);
        return request;
    }

    private static void finish(RawRequest request) throws Exception {
        String event = call("call-1").toString();
        request.send(event.substring(event.length() / 2));
    }

    /** The first such answer; a place is taken a moment after the request is sent, and free a moment after its answer. */
    private static HttpResponse<String> awaitStatus(CollectorSite site, String token, int status) throws Exception {
        HttpResponse<String> answer = post(site, token);
        for (int i = 0; i < 50 && answer.statusCode() != status; i++) {
            Thread.sleep(50);
            answer = post(site, token);
        }
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private static void awaitWaitingForTheLock(Handle superuser) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            boolean waiting = superuser
                    .createQuery("select exists (select from pg_locks where not granted"
                            + " and relation = 'event.key'::regclass)")
                    .mapTo(Boolean.class)
                    .one();
            if (waiting) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no batch came to the store");
    }

    private static HttpResponse<String> post(CollectorSite site, String token) throws Exception {
        return site.send(HttpRequest.newBuilder(site.events())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", CollectorSite.ONE)
                .POST(HttpRequest.BodyPublishers.ofString(call("call-9").toString())));
    }

    private static HttpResponse<String> postUnchecked(CollectorSite site, String token) {
        try {
            return post(site, token);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long facts() {
        return db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from event.fact")
                        .mapTo(Long.class)
                        .one());
    }
}
