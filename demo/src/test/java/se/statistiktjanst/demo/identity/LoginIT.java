package se.statistiktjanst.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;

class LoginIT {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final String SESSION = "statistik-demo-session";

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final MovableClock clock = new MovableClock();
    private static DemoIdentityProvider provider;
    private static StaffSite site;

    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        db.superuserJdbi().useHandle(handle -> handle.createScript("""
                insert into registry.care_provider (hsa_id, organisation_number, name, kind, county) values
                    ('SE4499100016-1000', '4499100016', 'Region Granmark', 'region', '31'),
                    ('SE4499100024-1000', '4499100024', 'Region Älvlanda', 'region', '32');
                insert into registry.unit (provider_id, hsa_id, name, kind, from_on)
                    select id, 'SE4499100016-2100', 'Rådgivningen Granmark', 'call_centre', '2020-01-01'
                    from registry.care_provider where hsa_id = 'SE4499100016-1000';
                insert into registry.staff (provider_id, hsa_id)
                    select id, 'SE4499100016-jim' from registry.care_provider where hsa_id = 'SE4499100016-1000';
                """).execute());
        provider = DemoIdentityProvider.start(0, users(), Clock.systemUTC());
        site = StaffSite.start(provider.issuer(), db.jdbi(DatabaseRole.PORTAL), clock);
    }

    @AfterAll
    static void stop() {
        site.close();
        provider.close();
    }

    @BeforeEach
    void newBrowser() {
        browser = new Browser(site.address());
        provider.issueBy(provider.signer()::sign);
    }

    @Test
    void leadsFromAPageThroughTheProviderAndBackToIt() {
        HttpResponse<String> asked = browser.get("/sv/staff?period=2021M01&unit=%C3%A5");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(Browser.location(asked))
                .endsWith("/login?returnTo=%2Fsv%2Fstaff%3Fperiod%3D2021M01%26unit%3D%25C3%25A5");

        HttpResponse<String> choice = browser.open(Browser.location(asked));
        assertThat(choice.body()).contains("Vem vill du logga in som?", "Enhetschef", "Petra Sandmyr");

        HttpResponse<String> page = browser.open(choice.uri() + "&login_hint=unit-manager");
        assertThat(page.uri().toString()).endsWith("/sv/staff?period=2021M01&unit=%C3%A5");
        assertThat(page.body()).isEqualTo("Petra");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void logsADemoUserInWithOneClickAndKnowsTheAssignment() throws Exception {
        JsonNode me = logIn("unit-manager");
        assertThat(me.get("provider").asText()).isEqualTo("Region Granmark");
        assertThat(me.get("unit").asText()).isEqualTo("Rådgivningen Granmark");
        assertThat(me.get("rights").toString()).isEqualTo("[\"EXPORT_AGGREGATE\",\"MINE\",\"READ_UNIT\"]");
        assertThat(Instant.parse(me.get("authenticatedAt").asText()))
                .isBetween(clock.instant().minusSeconds(30), clock.instant());
    }

    @Test
    void letsStaffWithoutAssignmentReachTheirOwnStatisticsOnly() throws Exception {
        JsonNode me = logIn("staff-member");
        assertThat(me.get("provider").asText()).isEqualTo("Region Granmark");
        assertThat(me.get("rights").toString()).isEqualTo("[\"MINE\"]");
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesCannotUseAndStoresOnlyItsHash() {
        HttpResponse<String> back = answer("unit-manager", UnaryOperator.identity());
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith(SESSION + "=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        String token = browser.cookies().get(SESSION);
        assertThat(token).hasSize(43);
        List<String> rows = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select s::text from portal.session s")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(token));
    }

    @Test
    void writesTheLogInToTheAccessLog() throws Exception {
        logIn("unit-manager");
        List<String> entries = db.superuserJdbi()
                .withHandle(handle -> handle.createQuery("select viewer || ' ' || action from audit.entry")
                        .mapTo(String.class)
                        .list());
        assertThat(entries).contains("SE4499100016-petra login");
    }

    @Test
    void answersAnApiWithoutSessionWithAProblem() {
        HttpResponse<String> response = browser.get("/api/staff/v1/me");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("urn:statistik:problem:not-logged-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/staff/v1/forgetful",
                "/api;a=b/staff/v1/forgetful",
                "/api/staff;a/v1/forgetful",
                "/api//staff/v1/forgetful",
                "/api/st%61ff/v1/forgetful"
            })
    void requiresASessionEvenWhereTheResourceForgetsTo(String address) {
        HttpResponse<String> response = browser.get(address);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void leavesOpenPagesOpenAndCacheableToVisitors() throws Exception {
        HttpResponse<String> visitor = browser.get("/sv");
        assertThat(visitor.body()).isEqualTo("visitor");
        assertThat(visitor.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        logIn("unit-manager");
        HttpResponse<String> staff = browser.get("/sv");
        assertThat(staff.body()).isEqualTo("Sandmyr");
        assertThat(staff.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refusesAStateItDidNotGive() {
        String callback = callback("unit-manager");
        String forged = callback.replaceFirst("state=[^&]+", "state=" + "A".repeat(43));
        assertRefused(browser.get(forged), 400, "unknown-attempt");
    }

    @Test
    void takesAnAnswerOnceOnly() {
        String callback = callback("unit-manager");
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
        browser.cookies().remove(SESSION);
        assertRefused(browser.get(callback), 400, "unknown-attempt");
    }

    @Test
    void takesAnAnswerOnlyInTheBrowserTheLogInBeganIn() {
        String callback = callback("unit-manager");
        Browser victim = new Browser(site.address());
        victim.get("/login");
        assertRefused(victim.get(callback), 400, "unknown-attempt");
        assertThat(victim.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void forgetsALogInAfterTenMinutes() {
        String callback = callback("unit-manager");
        clock.forward(Duration.ofMinutes(10));
        assertRefused(browser.get(callback), 400, "unknown-attempt");
    }

    @Test
    void allowsTwoTabsToLogInAtOnce() {
        String first = callback("unit-manager");
        String second = callback("controller");
        assertThat(browser.get(first).statusCode()).isEqualTo(303);
        assertThat(browser.get(second).statusCode()).isEqualTo(303);
    }

    @Test
    void tellsWhenTheProviderRefused() {
        String callback = callback("unit-manager").replaceFirst("code=[^&]+", "error=access_denied");
        assertRefused(browser.get(callback), 403, "provider-refused");
    }

    @Test
    void refusesACodeThatTheProviderDoesNotKnow() {
        String callback = callback("unit-manager").replaceFirst("code=[^&]+", "code=guess");
        assertRefused(browser.get(callback), 403, "provider-refused");
    }

    @Test
    void refusesAnAnswerOfAnotherIssuer() {
        String callback = callback("unit-manager").replaceFirst("iss=[^&]+", "iss=https%3A%2F%2Felsewhere.example");
        assertRefused(browser.get(callback), 403, "provider-refused");
    }

    @Test
    void refusesATokenWithAnotherNonce() {
        assertRefused(
                answer("unit-manager", claims -> changed(claims, c -> c.claim("nonce", "other"))),
                403,
                "invalid-token");
    }

    @Test
    void refusesAnExpiredToken() {
        Date past = Date.from(Clock.systemUTC().instant().minus(Duration.ofMinutes(5)));
        assertRefused(
                answer("unit-manager", claims -> changed(claims, c -> c.expirationTime(past))), 403, "invalid-token");
    }

    @Test
    void refusesATokenForAnotherClient() {
        assertRefused(
                answer("unit-manager", claims -> changed(claims, c -> c.audience("other"))), 403, "invalid-token");
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        assertRefused(
                answer("unit-manager", claims -> changed(claims, c -> c.issuer("https://elsewhere.example"))),
                403,
                "invalid-token");
    }

    @Test
    void refusesATokenSignedWithAnotherKey() {
        provider.issueBy(new IdTokenSigner()::sign);
        assertRefused(browser.get(callback("unit-manager")), 403, "invalid-token");
    }

    @Test
    void refusesAnAssignmentWithoutPurpose() {
        assertRefused(browser.get(callback("no-purpose")), 403, "wrong-purpose");
    }

    @Test
    void refusesAnAssignmentForAnotherPurpose() {
        assertRefused(browser.get(callback("care")), 403, "wrong-purpose");
    }

    @Test
    void refusesAssuranceLevel2() {
        HttpResponse<String> response = browser.get(callback("level-2"));
        assertRefused(response, 403, "low-assurance");
        assertThat(response.body()).contains("tillitsnivå 3").doesNotContain("Petra", "SE4499");
    }

    @Test
    void refusesACareProviderThatTheRegistryDoesNotKnow() {
        assertRefused(browser.get(callback("unknown-provider")), 403, "unknown-care-provider");
    }

    @Test
    void refusesAPersonWithoutAssignmentWhoIsMeasuredNowhere() {
        assertRefused(browser.get(callback("stranger")), 403, "unknown-care-provider");
    }

    @Test
    void refusesAPersonWithoutHsaId() {
        assertRefused(browser.get(callback("nobody")), 403, "no-staff-id");
    }

    @Test
    void givesNoUnitRightsForAUnitOfAnotherCareProvider() throws Exception {
        JsonNode me = logIn("foreign-unit");
        assertThat(me.get("unit").isNull()).isTrue();
        assertThat(me.get("rights").toString()).doesNotContain("READ_UNIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Felsewhere.example%2F",
                "%2F%2Felsewhere.example",
                "%2F%5Celsewhere.example",
                "%2F%09%2Felsewhere.example",
                "elsewhere.example",
                "javascript%3Aalert(1)"
            })
    void refusesToLeadBackToAnotherSite(String returnTo) {
        HttpResponse<String> response = browser.get("/login?returnTo=" + returnTo);
        assertRefused(response, 400, "foreign-return");
        assertThat(response.body()).doesNotContain("elsewhere");
    }

    @Test
    void endsASessionAfterFifteenIdleMinutes() throws Exception {
        logIn("unit-manager");
        clock.forward(Duration.ofMinutes(14));
        assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(15));
        assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void endsASessionAfterAnHourHoweverBusy() throws Exception {
        logIn("unit-manager");
        for (int i = 0; i < 5; i++) {
            clock.forward(Duration.ofMinutes(11));
            assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(200);
        }
        clock.forward(Duration.ofMinutes(5));
        assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void endsTheOldSessionWhenTheSameBrowserLogsInAgain() throws Exception {
        logIn("unit-manager");
        String old = browser.cookies().get(SESSION);
        JsonNode me = logIn("controller");
        assertThat(me.get("rights").toString()).contains("READ_PROVIDER").doesNotContain("READ_UNIT");
        browser.cookies().put(SESSION, old);
        assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void logsOutForGood() throws Exception {
        JsonNode me = logIn("unit-manager");
        String token = browser.cookies().get(SESSION);
        HttpResponse<String> out =
                browser.post("/logout", "csrf=" + me.get("csrf").asText(), ownOrigin());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        browser.cookies().put(SESSION, token);
        assertThat(browser.get("/api/staff/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void takesAFormWithItsTokenAndLeavesItsFieldsReadable() throws Exception {
        String csrf = logIn("unit-manager").get("csrf").asText();
        assertThat(browser.post("/sv/staff", "name=Januari&csrf=" + csrf, ownOrigin())
                        .body())
                .isEqualTo("Januari by Petra");
        assertThat(browser.post("/sv/staff", "name=Mars", "X-CSRF-Token", csrf, "Sec-Fetch-Site", "same-origin")
                        .body())
                .isEqualTo("Mars by Petra");
    }

    @Test
    void refusesAFormWithoutTheSessionsToken() throws Exception {
        logIn("unit-manager");
        assertThat(browser.post("/sv/staff", "name=x", ownOrigin()).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sv/staff", "name=x&csrf=guess", ownOrigin()).statusCode())
                .isEqualTo(403);
        String others = new Browser(site.address())
                .open("/login?hint=controller&returnTo=/api/staff/v1/me")
                .body();
        String token = new ObjectMapper().readTree(others).get("csrf").asText();
        assertThat(browser.post("/sv/staff", "name=x&csrf=" + token, ownOrigin())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAFormFromAnotherSiteEvenWithTheToken() throws Exception {
        String csrf = logIn("unit-manager").get("csrf").asText();
        String form = "name=x&csrf=" + csrf;
        assertThat(browser.post("/sv/staff", form, "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sv/staff", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sv/staff", form, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sv/staff", form).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesOtherChangingMethodsWithoutToken() throws Exception {
        logIn("unit-manager");
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(site.address().resolve("/sv/staff"))
                    .headers(ownOrigin())
                    .method(method, HttpRequest.BodyPublishers.noBody());
            assertThat(browser.send(request).statusCode()).as(method).isIn(403, 405);
        }
    }

    /** Logs in with one click and gives what {@code /me} says. */
    private JsonNode logIn(String user) throws Exception {
        HttpResponse<String> page = browser.open("/login?hint=" + user + "&returnTo=/api/staff/v1/me");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return new ObjectMapper().readTree(page.body());
    }

    /** The address of ours that the provider sends the browser to. */
    private String callback(String user) {
        return Browser.location(browser.get(Browser.location(browser.get("/login?hint=" + user))));
    }

    private HttpResponse<String> answer(String user, UnaryOperator<JWTClaimsSet> change) {
        Function<JWTClaimsSet, SignedJWT> sign = provider.signer()::sign;
        provider.issueBy(sign.compose(change));
        return browser.get(callback(user));
    }

    private static JWTClaimsSet changed(JWTClaimsSet claims, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder(claims);
        change.accept(builder);
        return builder.build();
    }

    private void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("<h1>", "<code>" + code + "</code>");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    private static String[] ownOrigin() {
        URI address = site.address();
        return new String[] {"Origin", "http://" + address.getAuthority()};
    }

    /** The demo's users and some that must not get in. */
    private static List<DemoUser> users() {
        List<DemoUser> users = new ArrayList<>(DemoUser.read(CONFIG.resolve("demo/users.yml")));
        DemoUser manager = users.get(0);
        users.add(variant(manager, "no-purpose", claims -> claims.remove("commissionPurpose")));
        users.add(variant(manager, "care", claims -> claims.put("commissionPurpose", "Vård och behandling")));
        users.add(variant(manager, "level-2", claims -> claims.put("acr", "http://id.sambi.se/loa/loa2")));
        users.add(variant(
                manager, "unknown-provider", claims -> claims.put("healthCareProviderHsaId", "SE4499999999-1000")));
        users.add(
                variant(manager, "foreign-unit", claims -> claims.put("healthCareProviderHsaId", "SE4499100024-1000")));
        users.add(new DemoUser("stranger", "", "", Map.of("employeeHsaId", "SE4499100016-stranger")));
        users.add(new DemoUser("nobody", "", "", Map.of("given_name", "Ingen")));
        return users;
    }

    private static DemoUser variant(DemoUser of, String id, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = new HashMap<>(of.claims());
        change.accept(claims);
        return new DemoUser(id, of.title(), of.text(), claims);
    }
}
