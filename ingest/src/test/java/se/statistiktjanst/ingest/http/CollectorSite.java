package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;

/** The collector on a real server, with a configuration of its own, and what talks to it. */
public final class CollectorSite implements AutoCloseable {
    public static final String ONE = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String LINES = "application/x-ndjson";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final DropwizardTestSupport<Configuration> server;

    private CollectorSite(DropwizardTestSupport<Configuration> server) {
        this.server = server;
    }

    /** On plain HTTP. */
    public static CollectorSite start(Jdbi collectorPool, CollectorConfiguration configuration) throws Exception {
        return start(collectorPool, configuration, IngestApplication.freeLoopbackPort());
    }

    /** On a connector of the test's own. */
    public static CollectorSite start(
            Jdbi collectorPool, CollectorConfiguration collector, HttpConnectorFactory connector) throws Exception {
        DropwizardTestSupport<Configuration> server =
                new DropwizardTestSupport<>(IngestApplication.class, IngestApplication.on(connector)) {
                    @Override
                    public Application<Configuration> newApplication() {
                        return new IngestApplication(
                                () -> new IngestBundle(
                                        collectorPool,
                                        CollectorFixture.eventTypes(),
                                        CollectorFixture.keys(),
                                        CollectorFixture.CLOCK,
                                        collector.settings()),
                                collector);
                    }
                };
        server.before();
        return new CollectorSite(server);
    }

    public int port() {
        return server.getLocalPort();
    }

    public URI events() {
        return URI.create("http://localhost:" + port() + "/api/events/v1");
    }

    /** A request to {@code /api/events/v1} with the tests' token. */
    public HttpRequest.Builder request(String type) {
        return HttpRequest.newBuilder(events())
                .header("Authorization", "Bearer " + CollectorFixture.TOKEN)
                .header("Content-Type", type);
    }

    public HttpResponse<String> post(String type, byte[] body) throws Exception {
        return send(request(type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> post(String type, String body) throws Exception {
        return send(request(type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        server.after();
    }
}
