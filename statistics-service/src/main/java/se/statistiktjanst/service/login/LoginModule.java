package se.statistiktjanst.service.login;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jdbi.v3.core.Jdbi;
import se.statistiktjanst.service.page.PageShell;

/** Plugs log-in into the application: its resources, the check of sessions and of forms, and {@link Session}. */
public final class LoginModule {
    private LoginModule() {}

    /**
     * Registers everything and gives the sessions, for what is not a resource of its own.
     *
     * @param configured the application's configuration
     * @param portal pool of the role {@code statistik_portal}
     * @param clock when sessions and attempts end
     * @param shell for the pages that say why something was refused
     */
    public static LoginSessions register(
            Environment environment, LoginConfigured configured, Jdbi portal, Clock clock, PageShell shell) {
        LoginConfiguration config = configured.login();
        config.oidc().requireSafeAddresses(configured.isDemo());
        LoginDao dao = portal.onDemand(LoginDao.class);
        LoginCookies cookies = new LoginCookies(configured.isDemo());
        StaffSessions sessions = new StaffSessions(portal, config.session(), clock);
        RequestSessions requests = new RequestSessions(sessions, cookies);
        AccessRules rules = AccessRules.read(configured.definitions().resolve("access.yml"));

        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new LoginResource(
                new OidcClient(config.oidc(), new IdentityProvider(config.oidc(), clock)),
                new LoginAttempts(dao, clock),
                new Assignments(config.oidc(), rules, dao, clock),
                sessions,
                cookies,
                configured.isDemo()));
        jersey.register(new LogoutResource(sessions, cookies));
        jersey.register(new LoginRefusedMapper(shell));
        jersey.register(new SessionFilter(requests));
        jersey.register(new CsrfFilter(requests, config.oidc().origin(), shell));
        jersey.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new SessionParameter(requests)).to(ValueParamProvider.class);
            }
        });
        return requests::required;
    }
}
