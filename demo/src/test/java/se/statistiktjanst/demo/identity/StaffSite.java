package se.statistiktjanst.demo.identity;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;
import se.statistiktjanst.platform.problem.UnexpectedExceptionMapper;
import se.statistiktjanst.platform.problem.UnreadBody;
import se.statistiktjanst.service.login.LoginConfiguration;
import se.statistiktjanst.service.login.LoginConfigured;
import se.statistiktjanst.service.login.LoginModule;
import se.statistiktjanst.service.login.OidcConfiguration;
import se.statistiktjanst.service.login.Session;
import se.statistiktjanst.service.login.SessionLimits;
import se.statistiktjanst.service.login.StaffSession;
import se.statistiktjanst.service.page.Operator;
import se.statistiktjanst.service.page.PageSettings;
import se.statistiktjanst.service.page.PagesBundle;

/** A running application with log-in and a few addresses behind it. */
final class StaffSite implements AutoCloseable {
    private final DropwizardTestSupport<Settings> running;
    private final URI address;

    private StaffSite(DropwizardTestSupport<Settings> running, URI address) {
        this.running = running;
        this.address = address;
    }

    static StaffSite start(URI issuer, Jdbi portal, Clock clock) throws Exception {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        Settings settings = new Settings(issuer, address.resolve("/login/callback"), port);
        DropwizardTestSupport<Settings> running = new DropwizardTestSupport<>(Site.class, settings) {
            @Override
            public Application<Settings> newApplication() {
                return new Site(portal, clock);
            }
        };
        running.before();
        return new StaffSite(running, address);
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        running.after();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static final class Settings extends Configuration implements LoginConfigured {
        private final LoginConfiguration login;

        Settings(URI issuer, URI redirect, int port) {
            login = new LoginConfiguration(
                    new OidcConfiguration(
                            issuer,
                            DemoIdentityProvider.CLIENT_ID,
                            null,
                            redirect,
                            "RS256",
                            List.of("openid"),
                            Map.of(),
                            "Statistik",
                            Set.of("http://id.sambi.se/loa/loa3")),
                    new SessionLimits(15, 60));
            DefaultServerFactory server = (DefaultServerFactory) getServerFactory();
            server.setApplicationConnectors(List.of(connector(port)));
            server.setAdminConnectors(List.of(connector(0)));
        }

        private static HttpConnectorFactory connector(int port) {
            HttpConnectorFactory connector = (HttpConnectorFactory) HttpConnectorFactory.application();
            connector.setBindHost("127.0.0.1");
            connector.setPort(port);
            return connector;
        }

        @Override
        public LoginConfiguration login() {
            return login;
        }

        @Override
        public java.nio.file.Path definitions() {
            return java.nio.file.Path.of(System.getProperty("repository.root", ".."), "config");
        }

        @Override
        public boolean isDemo() {
            return true;
        }
    }

    private static final class Site extends Application<Settings> {
        private final Jdbi portal;
        private final Clock clock;
        private final PagesBundle<Settings> pages = new PagesBundle<>(settings ->
                new PageSettings(new Operator("Operator", "operator@example.org", "0", "dpo@example.org"), true, null));

        private Site(Jdbi portal, Clock clock) {
            this.portal = portal;
            this.clock = clock;
        }

        @Override
        public void initialize(Bootstrap<Settings> bootstrap) {
            bootstrap.addBundle(pages);
        }

        @Override
        public void run(Settings settings, Environment environment) {
            environment.jersey().register(new ProblemExceptionMapper());
            environment.jersey().register(new UnreadBody());
            environment.jersey().register(new UnexpectedExceptionMapper());
            LoginModule.register(environment, settings, portal, clock, pages.shell());
            environment.jersey().register(new Pages());
            environment.jersey().register(new StaffApi());
        }
    }

    /** Pages: one that needs a session, one that does not. */
    @Path("/sv")
    @Produces(MediaType.TEXT_PLAIN)
    public static final class Pages {
        @GET
        @Path("/staff")
        public String staff(@Session StaffSession session) {
            return session.assignment().givenName();
        }

        @GET
        public Response open(@Session Optional<StaffSession> session) {
            return Response.ok(
                            session.map(known -> known.assignment().surname()).orElse("visitor"))
                    .header("Cache-Control", "public, max-age=300")
                    .build();
        }

        @POST
        @Path("/staff")
        public String save(@Session StaffSession session, @FormParam("name") String name) {
            return name + " by " + session.assignment().givenName();
        }
    }

    /** An API, one address of which forgets to ask for the session. */
    @Path("/api/staff/v1")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class StaffApi {
        /** What the tests look at. */
        public record Me(
                String provider, Optional<String> unit, List<String> rights, String csrf, String authenticatedAt) {}

        @GET
        @Path("/me")
        public Me me(@Session StaffSession session) {
            return new Me(
                    session.assignment().providerName(),
                    Optional.ofNullable(session.assignment().unitName()),
                    session.assignment().rights().stream()
                            .map(Enum::name)
                            .sorted()
                            .toList(),
                    session.csrfToken(),
                    session.authenticatedAt().toString());
        }

        @GET
        @Path("/forgetful")
        public List<String> forgetful() {
            return List.of("secret");
        }
    }
}
