package se.statistiktjanst.ingest.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A collector that answers as the test says, however badly. */
final class StubCollector implements AutoCloseable {
    /** @param lines of the body */
    record Request(String method, String path, List<String> lines) {
        List<String> ids() {
            return lines.stream()
                    .map(line -> Json.asText(Json.object(line).get("id")))
                    .toList();
        }
    }

    /** @param status 0 cuts the connection */
    record Reply(int status, String body, Map<String, String> headers) {
        Reply(int status, String body) {
            this(status, body, Map.of());
        }
    }

    @FunctionalInterface
    interface Script {
        Reply reply(Request request);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Script script = StubCollector::takeAll;

    StubCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void answers(Script with) {
        script = with;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Ids of requests that were answered with success, each as often as it came. */
    List<String> taken() {
        return requests.stream().flatMap(request -> request.ids().stream()).toList();
    }

    static Reply takeAll(Request request) {
        return decided(request, List.of());
    }

    /** @param refused places that are refused */
    static Reply decided(Request request, List<Integer> refused) {
        int events = request.lines().size();
        String results = IntStream.range(0, events)
                .mapToObj(i -> refused.contains(i)
                        ? "{\"index\":%d,\"status\":\"rejected\",\"errors\":[{\"pointer\":\"/data/unit\",\"code\":\"unknown-unit\",\"detail\":\"is no unit\"}]}"
                                .formatted(i)
                        : "{\"index\":%d,\"status\":\"accepted\"}".formatted(i))
                .collect(Collectors.joining(",", "[", "]"));
        int status = refused.isEmpty() ? 202 : refused.size() == events ? 422 : 207;
        return new Reply(
                status,
                "{\"receipt\":\"r%d\",\"accepted\":%d,\"duplicates\":0,\"conflicts\":0,\"rejected\":%d,\"results\":%s}"
                        .formatted(events, events - refused.size(), refused.size(), results));
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        Reply reply = script.reply(request);
        if (reply.status() == 202) {
            requests.add(request);
        }
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        InputStream raw = exchange.getRequestBody();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = packed ? new GZIPInputStream(raw) : raw) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    body.isEmpty()
                            ? List.of()
                            : Collections.unmodifiableList(
                                    new ArrayList<>(body.lines().toList())));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
