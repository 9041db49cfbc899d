package se.statistiktjanst.demo.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends batches of drawn size. When nobody answers, or the answer is to come back later, it sends the same
 * again, or (if somebody was there) gives up: then nobody knows whether those events were stored.
 */
final class FaultClient implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ACCEPTED = 202;
    private static final int GIVES_UP_ONE_IN = 4;

    private final FaultWork work;
    private final FaultEvents events;
    private final URI address;
    private final String token;
    private final SplittableRandom random;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BitSet sent;
    private final BitSet acknowledged;
    private final Map<String, Integer> answers = new TreeMap<>();
    private @Nullable String unwanted;
    /** Whether the last request came to somebody, so that it may have been stored. */
    private boolean reached;

    FaultClient(FaultWork work, FaultEvents events, URI address, String token, long seed, int size) {
        this.work = work;
        this.events = events;
        this.address = address;
        this.token = token;
        this.random = new SplittableRandom(seed);
        this.sent = new BitSet(size);
        this.acknowledged = new BitSet(size);
    }

    @Override
    public void run() {
        try {
            for (int[] batch = work.next(random); batch != null; batch = work.next(random)) {
                send(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            unwanted = "the client failed: " + e;
        }
    }

    private void send(int[] batch) throws InterruptedException {
        boolean lines = random.nextBoolean();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", lines ? "application/x-ndjson" : "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofString(lines ? lines(batch) : array(batch)))
                .build();
        mark(sent, batch);
        while (true) {
            if (isTaken(request)) {
                mark(acknowledged, batch);
                return;
            }
            if (reached && random.nextInt(GIVES_UP_ONE_IN) == 0) {
                return;
            }
            Thread.sleep(100 + random.nextInt(400));
        }
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        reached = true;
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            answers.merge(Integer.toString(status), 1, Integer::sum);
            // An answer that broke off half-way is none: the body must be whole.
            if (status != ACCEPTED && status != 429 && status != 503) {
                unwanted = status + " " + answer.body();
            }
            return status == ACCEPTED && answer.body().endsWith("}");
        } catch (ConnectException e) {
            reached = false;
            answers.merge("no connection", 1, Integer::sum);
            return false;
        } catch (IOException e) {
            answers.merge("none", 1, Integer::sum);
            return false;
        }
    }

    private String array(int[] batch) {
        return join(batch, "[", ",", "]", events::json);
    }

    private String lines(int[] batch) {
        return join(batch, "", "\n", "\n", events::json);
    }

    private static String join(int[] batch, String before, String between, String after, IntFunction<String> text) {
        StringBuilder all = new StringBuilder(batch.length * 450).append(before);
        for (int i = 0; i < batch.length; i++) {
            all.append(i == 0 ? "" : between).append(text.apply(batch[i]));
        }
        return all.append(after).toString();
    }

    private static void mark(BitSet set, int[] batch) {
        for (int number : batch) {
            set.set(number);
        }
    }

    BitSet sent() {
        return sent;
    }

    BitSet acknowledged() {
        return acknowledged;
    }

    /** How often each status was answered, or nothing. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** An answer that no client should get here, if there was one. */
    @Nullable
    String unwanted() {
        return unwanted;
    }
}
