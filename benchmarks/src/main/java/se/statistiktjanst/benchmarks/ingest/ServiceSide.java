package se.statistiktjanst.benchmarks.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Side A: the service over HTTP with everything on. */
final class ServiceSide {
    private static final Pattern COUNTS = Pattern.compile("\"accepted\":(\\d+),\"duplicates\":(\\d+),\"conflicts\":0,");
    private static final int HEAD = 300;

    private final URI events;
    private final String token;
    private final Jdbi superuser;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServiceSide(URI service, String token, Jdbi superuser) {
        this.events = service.resolve("/api/events/v1");
        this.token = token;
        this.superuser = superuser;
    }

    /** Sends all and gives the seconds until every event is acknowledged and in the roll-ups. */
    Timed send(int clients, List<Bodies.Body> bodies) throws InterruptedException {
        long start = System.nanoTime();
        Senders.send(clients, bodies, (client, body) -> post(body));
        double answered = secondsSince(start);
        while (unfolded() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new Timed(answered, secondsSince(start));
    }

    /**
     * What a round took.
     *
     * @param answered seconds until the last receipt
     * @param all seconds until the roll-ups had caught up
     */
    record Timed(double answered, double all) {}

    private void post(Bodies.Body body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents-batch+json")
                .header("Prefer", "return=minimal")
                .POST(BodyPublishers.ofByteArray(body.json()))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        String head = new String(answer.body(), 0, Math.min(HEAD, answer.body().length), StandardCharsets.UTF_8);
        Matcher counts = COUNTS.matcher(head);
        if (answer.statusCode() != 202
                || !counts.find()
                || Integer.parseInt(counts.group(1)) != body.fresh()
                || Integer.parseInt(counts.group(2)) != body.duplicates()) {
            throw new IllegalStateException("expected %d accepted and %d duplicates, but the service answered %d: %s"
                    .formatted(body.fresh(), body.duplicates(), answer.statusCode(), head));
        }
    }

    private int unfolded() {
        return superuser.withHandle(
                handle -> handle.createQuery("select count(*) from event.batch where folded_at is null")
                        .mapTo(Integer.class)
                        .one());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
