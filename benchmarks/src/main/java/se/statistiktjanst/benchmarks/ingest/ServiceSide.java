package se.statistiktjanst.benchmarks.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Side A: the service over HTTP with everything on. */
final class ServiceSide {
    private static final Pattern COUNTS = Pattern.compile("\"accepted\":(\\d+),\"duplicates\":(\\d+),\"conflicts\":0,");
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;

    private final URI events;
    private final String token;
    private final Jdbi superuser;

    ServiceSide(URI service, String token, Jdbi superuser) {
        this.events = service.resolve("/api/events/v1");
        this.token = token;
        this.superuser = superuser;
    }

    /** What is done meanwhile. */
    interface Sending {
        double send() throws InterruptedException;
    }

    /** While no process of the service folds; afterwards all is folded again. */
    double withoutFold(Sending sending) throws InterruptedException {
        double rate;
        superuser.useHandle(handle -> handle.execute("select pg_advisory_lock(hashtext('usage.fold'))"));
        try {
            rate = sending.send();
        } finally {
            superuser.useHandle(handle -> handle.execute("select pg_advisory_unlock(hashtext('usage.fold'))"));
        }
        awaitFolded();
        return rate;
    }

    void awaitFolded() throws InterruptedException {
        while (unfolded() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Sends all and gives the seconds until every event is acknowledged and, if asked for, in the roll-ups. */
    Timed send(int clients, List<Bodies.Body> bodies, boolean untilFolded) throws InterruptedException {
        long start = System.nanoTime();
        Senders.send(clients, bodies, (client, body) -> post(body));
        double answered = secondsSince(start);
        if (untilFolded) {
            awaitFolded();
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

    /** By the JDK's plain connection, which is kept open: its newer client takes three times the processor time. */
    private void post(Bodies.Body body) throws IOException {
        HttpURLConnection request = (HttpURLConnection) events.toURL().openConnection();
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(body.json().length);
        request.setRequestProperty("Authorization", "Bearer " + token);
        request.setRequestProperty("Content-Type", "application/cloudevents-batch+json");
        request.setRequestProperty("Prefer", "return=minimal");
        try (OutputStream out = request.getOutputStream()) {
            out.write(body.json());
        }
        int status = request.getResponseCode();
        String answer;
        try (InputStream in = status < BAD_REQUEST ? request.getInputStream() : request.getErrorStream()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher counts = COUNTS.matcher(answer);
        if (status != ACCEPTED
                || !counts.find()
                || Integer.parseInt(counts.group(1)) != body.fresh()
                || Integer.parseInt(counts.group(2)) != body.duplicates()) {
            throw new IllegalStateException("expected %d accepted and %d duplicates, but the service answered %d: %s"
                    .formatted(body.fresh(), body.duplicates(), status, answer));
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
