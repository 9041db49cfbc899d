package se.statistiktjanst.ingest.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Requests to one collector. Follows no redirection, which would carry the token elsewhere. */
final class CollectorConnection {
    private static final int LONGEST_ANSWER = 32 << 20;
    private static final int WORTH_PACKING = 1 << 10;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** @param body read whole */
    record Response(int status, String body, Duration retryAfter) {
        @Override
        public String toString() {
            return "Response[" + status + "]";
        }
    }

    private final URI events;
    private final Supplier<String> token;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    CollectorConnection(ClientSettings settings) {
        String base = settings.service.toString().replaceAll("/+$", "");
        this.events = URI.create(base + "/api/events/v1");
        this.token = settings.token;
        this.timeout = settings.requestTimeout;
        this.clock = settings.clock;
        this.http = settings.http
                .apply(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER))
                .build();
    }

    /** Sends events; says what the collector decided, and only what it said itself. */
    Answer send(List<SpooledEvent> batch) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        batch.forEach(event -> lines.append(event.line()).append('\n'));
        Response response;
        try {
            response = request("POST", "", "application/x-ndjson", lines.toString());
        } catch (IOException e) {
            return new Answer.Later(e.getClass().getSimpleName(), Duration.ZERO);
        }
        return answer(response, batch.size());
    }

    private static Answer answer(Response response, int events) {
        return switch (response.status()) {
            // 207 is no success: some events were refused, and only the body says which.
            case 202, 207, 422 ->
                AnswerReader.decided(response.body(), events)
                        .<Answer>map(decided -> decided)
                        .orElseGet(() -> undecided(response));
            case 400, 413 -> new Answer.Indigestible(AnswerReader.problem(response.status(), response.body()));
            default -> new Answer.Later(String.valueOf(response.status()), response.retryAfter());
        };
    }

    private static Answer undecided(Response response) {
        return response.status() == 422
                ? new Answer.Indigestible(AnswerReader.problem(422, response.body()))
                : new Answer.Later(response.status() + " unreadable", Duration.ZERO);
    }

    /** @param path under {@code /api/events/v1} */
    Response request(String method, String path, String type, String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(events + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", type)
                .header("Prefer", "return=minimal")
                .header("Accept", "application/json, application/problem+json");
        if (bytes.length > WORTH_PACKING) {
            bytes = packed(bytes);
            request.header("Content-Encoding", "gzip");
        }
        HttpResponse<InputStream> response = http.send(
                request.method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            return new Response(
                    response.statusCode(),
                    new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8),
                    retryAfter(response.headers().firstValue("Retry-After").orElse("")));
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("packing in memory failed", e);
        }
        return out.toByteArray();
    }

    /** Seconds, or a date (RFC 9110 §10.2.3); zero for anything else. */
    private Duration retryAfter(String header) {
        try {
            if (header.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(header));
            }
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
