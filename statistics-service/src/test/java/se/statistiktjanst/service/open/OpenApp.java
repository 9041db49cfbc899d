package se.statistiktjanst.service.open;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;
import se.statistiktjanst.platform.problem.UnexpectedExceptionMapper;
import se.statistiktjanst.platform.problem.UnreadBody;
import se.statistiktjanst.service.open.api.ApiLimits;
import se.statistiktjanst.service.open.status.AnnouncedStop;
import se.statistiktjanst.service.page.Operator;
import se.statistiktjanst.service.page.PageSettings;
import se.statistiktjanst.service.page.PagesBundle;

/** The open side alone over HTTP, on 10 April 2021. */
public final class OpenApp implements AutoCloseable {
    private static final Operator OPERATOR =
            new Operator("Tjänsteleverantören", "statistik@example.se", "010-000 00 00", "dataskydd@example.se");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-04-10T10:00:00Z"), ZoneOffset.UTC);

    private static final List<AnnouncedStop> STOPS = List.of(
            stop("2021-04-10T11:00", "2021-04-10T13:00", "pågående"),
            stop("2021-04-20T22:00", "2021-04-21T02:00", "kommande"),
            stop("2021-04-01T22:00", "2021-04-02T02:00", "nyss"),
            stop("2021-03-01T22:00", "2021-03-02T02:00", "länge sedan"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final DropwizardTestSupport<Configuration> server;

    /** Starts it over the open role's connections. */
    public OpenApp(Jdbi open, ApiLimits limits) throws Exception {
        server =
                new DropwizardTestSupport<>(
                        OpenSide.class,
                        ResourceHelpers.resourceFilePath("preview.yml"),
                        ConfigOverride.config("server.applicationConnectors[0].port", "0")) {
                    @Override
                    public Application<Configuration> newApplication() {
                        return new OpenSide(open, limits);
                    }
                };
        server.before();
    }

    public String origin() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** What a meter of the server has counted. */
    public long counted(String meter) {
        return server.getEnvironment().metrics().meter(meter).getCount();
    }

    /** Waits until what was published is seen: a second, by the contract of the open tables. */
    public static void awaitPublication() throws InterruptedException {
        Thread.sleep(1_100);
    }

    /** GET with headers as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** GET of a file that is no text. */
    public HttpResponse<byte[]> file(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** HEAD. */
    public HttpResponse<Void> head(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(origin() + path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
    }

    /** POST of a JSON text. */
    public HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** OPTIONS as a browser asks before a POST from another site. */
    public HttpResponse<String> preflight(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Override
    public void close() {
        server.after();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static final class OpenSide extends Application<Configuration> {
        private final Jdbi open;
        private final ApiLimits limits;
        private final PagesBundle<Configuration> pages =
                new PagesBundle<>(configuration -> new PageSettings(OPERATOR, false, null));

        OpenSide(Jdbi open, ApiLimits limits) {
            this.open = open;
            this.limits = limits;
        }

        @Override
        public void initialize(Bootstrap<Configuration> bootstrap) {
            bootstrap.addBundle(pages);
        }

        @Override
        public void run(Configuration configuration, Environment environment) {
            environment.jersey().register(new ProblemExceptionMapper());
            environment.jersey().register(new UnreadBody());
            environment.jersey().register(new UnexpectedExceptionMapper());
            OpenComponent.register(environment, open, pages.shell(), OPERATOR, limits, STOPS, CLOCK);
            environment.healthChecks().register(DatabaseRole.OPEN.login(), new Answers(open));
        }
    }

    private static AnnouncedStop stop(String from, String to, String text) {
        return new AnnouncedStop(
                LocalDateTime.parse(from), LocalDateTime.parse(to), new AnnouncedStop.Said(text, text + " (en)"));
    }

    private static final class Answers extends HealthCheck {
        private final Jdbi jdbi;

        Answers(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        protected Result check() {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return Result.healthy();
        }
    }
}
