package se.statistiktjanst.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.statistiktjanst.ingest.CollectorConfiguration;
import se.statistiktjanst.ingest.IngestBundle;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.collect.CollectorSettings;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

/** The senders' API over HTTP on a database with the fixture's registry. Register it after the database. */
public final class SenderApi implements BeforeAllCallback, AfterAllCallback {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase db;
    private final HttpClient client = HttpClient.newHttpClient();
    private final DropwizardTestSupport<Configuration> server;

    public SenderApi(TestDatabase db) {
        this.db = db;
        this.server = new DropwizardTestSupport<>(IngestApplication.class, IngestApplication.onFreeLoopbackPorts()) {
            @Override
            public Application<Configuration> newApplication() {
                return new IngestApplication(
                        SenderApi.this::bundle, CollectorConfiguration.DEFAULT, db.jdbi(DatabaseRole.COUNTER));
            }
        };
    }

    private IngestBundle bundle() {
        return new IngestBundle(
                db.jdbi(DatabaseRole.COLLECTOR),
                CollectorFixture.eventTypes(),
                CollectorFixture.keys(),
                CollectorFixture.CLOCK,
                CollectorSettings.DEFAULT);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        new CollectorFixture(db).fillRegistry();
        server.before();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.after();
    }

    public HttpResponse<String> get(String path) throws Exception {
        return get(path, CollectorFixture.TOKEN);
    }

    public HttpResponse<String> get(String path, String token) throws Exception {
        return send("GET", path, token, "", "");
    }

    public HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send("POST", path, CollectorFixture.TOKEN, type, body);
    }

    public HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, CollectorFixture.TOKEN, "application/json", body);
    }

    /**
     * Sends a request.
     *
     * @param path below {@code /api/events/v1}, or a whole address
     * @param type media type of the body; empty for none
     */
    public HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws Exception {
        String address =
                path.startsWith("http") ? path : "http://localhost:" + server.getLocalPort() + "/api/events/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
