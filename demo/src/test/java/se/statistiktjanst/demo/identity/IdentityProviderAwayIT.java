package se.statistiktjanst.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class IdentityProviderAwayIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    @Test
    void startsBeforeItsIdentityProviderAndLogsInOnceThatAnswers() throws Exception {
        int port = StaffSite.freePort();
        URI issuer = URI.create("http://127.0.0.1:" + port + "/demo");
        try (StaffSite site = StaffSite.start(issuer, db.jdbi(DatabaseRole.PORTAL), Clock.systemUTC())) {
            Browser browser = new Browser(site.address());
            HttpResponse<String> away = browser.get("/login");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("30");
            assertThat(away.body()).contains("Inloggningstjänsten svarar inte");
            assertThat(browser.get("/sv").body()).isEqualTo("visitor");

            DemoUser user = new DemoUser("a", "A", "", Map.of());
            try (DemoIdentityProvider provider = DemoIdentityProvider.start(port, List.of(user), Clock.systemUTC())) {
                assertThat(provider.issuer()).isEqualTo(issuer);
                assertThat(browser.open("/login").body()).contains("Vem vill du logga in som?");
            }
        }
    }
}
