package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's page and what it leads to: access log, Min statistik, approval, and the way out. */
class PortalIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Pattern NAVIGATION = Pattern.compile("<nav class=\"site-nav\".*?</nav>", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("/sv/demo/export/([0-9a-z]{14})");

    @ParameterizedTest
    @CsvSource({
        "unit-manager, /sv/mina/statistik, Petra Sandmyr",
        "controller, /sv/mina/statistik, Anton Björkenstam",
        "analyst, /sv/mina/exporter, Linnea Klintmo",
        "service-developer, /sv/demo, Vera Tallmo",
        "data-protection-officer, /sv/mina/logg, Ulf Istrand",
        "staff-member, /sv/mina/min-statistik, Jim Furumo",
    })
    void oneClickLogsInAndLeadsToWhatThePersonCameFor(String user, String path, String name) throws Exception {
        Visitor visitor = service.visitor();
        Matcher link = Pattern.compile("href=\"(/login\\?hint=" + user + "&amp;returnTo=[^\"]*)\"")
                .matcher(visitor.get("sv/demo").body());
        assertThat(link.find()).isTrue();
        HttpResponse<String> page = visitor.get(link.group(1).replace("&amp;", "&"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(path);
        assertThat(page.body()).contains(name);
    }

    @Test
    void anEventOfTheFormIsOnTheManagersPageWithinAMinute() throws Exception {
        YearMonth month = YearMonth.now(service.clock().withZone(STOCKHOLM));
        String address = "api/staff/v1/calls?from=%s&to=%s&unit=%s".formatted(month, month, granmark());
        Visitor manager = service.visitor().logIn("unit-manager");
        long before = calls(manager.json(address));
        HttpResponse<String> answer =
                service.visitor().postForm("sv/demo/handelse", "unit", "SE4499100016-2100", "outcome", "answered");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("Kvittens [0-9a-z]{14}: 1 mottagen, 0 dubbletter, 0 avvisade");
        assertThat(answer.body()).contains("hint=unit-manager").contains("SENDER_TOKEN=…");
        long now = before;
        for (int seconds = 0; seconds < 60 && now == before; seconds++) {
            Thread.sleep(1000);
            now = calls(manager.json(address));
        }
        assertThat(now).isEqualTo(before + 1);
    }

    @Test
    void theShortExportIsFetchedOnceAndIsGoneAfterItsTime() throws Exception {
        Visitor visitor = service.visitor();
        HttpResponse<String> sent = visitor.postForm("sv/demo/export");
        assertThat(sent.uri().getPath())
                .as("logged in as the analyst on the way")
                .isEqualTo("/sv/demo");
        assertThat(sent.body()).contains("Linnea Klintmo").doesNotContain("Senaste exporten: <span class=\"tag\">Klar");
        HttpResponse<String> page = visitor.postForm("sv/demo/export");
        for (int tries = 0; tries < 60 && !FILE.matcher(page.body()).find(); tries++) {
            Thread.sleep(500);
            page = visitor.get("sv/demo");
        }
        assertThat(page.body()).contains("data-countdown");
        Matcher file = FILE.matcher(page.body());
        assertThat(file.find()).as(page.body()).isTrue();
        String address = file.group().substring(1);
        assertThat(new String(visitor.download(address), StandardCharsets.UTF_8))
                .contains("r1_");
        assertThat(service.visitor().logIn("controller").get(address).statusCode())
                .isEqualTo(404);

        service.superuser()
                .useHandle(handle -> handle.createUpdate(
                                "update export.export set expires_at = operation.now() where public_id = :id")
                        .bind("id", file.group(1))
                        .execute());
        HttpResponse<String> gone = visitor.get(address);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("<html lang=\"sv\"", "Filen är borta");
        assertThat(visitor.get("sv/demo").body()).contains("Utgången");
    }

    @Test
    void theAccessLogTellsWhoLookedAndThatItWasRead() throws Exception {
        service.visitor().logIn("unit-manager").get("sv/mina/statistik?from=2021-01&to=2021-03");
        Visitor officer = service.visitor().logIn("data-protection-officer");
        HttpResponse<String> page = officer.get("sv/mina/logg?person=SE4499100016-petra");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("SE4499100016-petra", "Såg enhetens samtal", "2021-01–2021-03", "Rådgivningen Granmark");
        assertThat(page.body()).doesNotContain("Läste åtkomstloggen");
        JsonNode newest = officer.json("api/staff/v1/log").at("/entries/0");
        assertThat(newest.at("/action").asText()).isEqualTo("log.view");
        assertThat(newest.at("/viewer").asText()).isEqualTo("SE4499100016-ulf");
        assertThat(officer.json("api/staff/v1/log?person=SE4499100016-petra&to=2020-01-01")
                        .at("/entries"))
                .isEmpty();
        LocalDate today = LocalDate.now(service.clock().withZone(STOCKHOLM));
        assertThat(officer.json("api/staff/v1/log?person=SE4499100016-petra&from=" + today)
                        .at("/entries"))
                .isNotEmpty();
        assertThat(officer.get("sv/mina/logg?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(officer.get("api/staff/v1/log?after=1").statusCode()).isEqualTo(400);
    }

    @Test
    void thePagesOfTheLogHaveEachEntryOnce() throws Exception {
        // Four entries of one instant, so that a page can end between them, and a page and a half besides.
        service.superuser().useHandle(handle -> handle.execute("""
                insert into audit.entry
                    (provider_id, at, viewer, role, action, subject, purpose, unit, detail, key_version, mac)
                select p.id, timestamptz '2019-05-01 12:00+00' + make_interval(secs => (n / 4)::int), 'SE4499100016-paged',
                    'r', 'test.' || n, 's', 'p', null, '{}', 1, ''
                from registry.care_provider p, generate_series(1, 122) n
                where p.hsa_id = 'SE4499100016-1000'
                """));
        Visitor officer = service.visitor().logIn("data-protection-officer");
        List<String> seen = new ArrayList<>();
        String address = "api/staff/v1/log?person=SE4499100016-paged";
        String after = "";
        int pages = 0;
        while (after != null) {
            JsonNode part = officer.json(address + (after.isEmpty() ? "" : "&after=" + after));
            part.at("/entries").forEach(entry -> seen.add(entry.at("/action").asText()));
            after = part.at("/next").textValue();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(122).doesNotHaveDuplicates();
        assertThat(officer.get("sv/mina/logg?person=SE4499100016-paged").body()).contains("rel=\"next\"");
    }

    @Test
    void theLogIsOnlyForThoseWithTheRightAndOfTheirOwnCareProvider() throws Exception {
        for (String user : List.of("unit-manager", "analyst", "staff-member")) {
            Visitor visitor = service.visitor().logIn(user);
            assertThat(visitor.get("sv/mina/logg").statusCode()).isEqualTo(403);
            assertThat(visitor.get("api/staff/v1/log").statusCode()).isEqualTo(403);
        }
        service.visitor().logIn("other-manager").get("sv/mina/statistik");
        Visitor officer = service.visitor().logIn("data-protection-officer");
        assertThat(officer.json("api/staff/v1/log?person=SE4499100024-folke").at("/entries"))
                .isEmpty();
        assertThat(officer.get("sv/mina/logg").body()).doesNotContain("SE4499100024");
        assertThat(service.visitor().get("api/staff/v1/log").statusCode()).isEqualTo(401);
    }

    @Test
    void aStaffMemberSeesOwnFiguresAndWhoLookedAndNobodyElse() throws Exception {
        service.visitor().logIn("unit-manager").get("sv/mina/statistik?from=2021-01&to=2021-03");
        HttpResponse<String> page = service.visitor().logIn("staff-member").get("sv/mina/min-statistik");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Rådgivning per telefon: Samtal", "2021-01", "2021-02", "2021-03");
        assertThat(page.body()).contains("SE4499100016-petra", "per medarbetare", "Personalen informerades 2021-01-01");
        assertThat(page.body()).doesNotContain("Becky", "becky", "Ljungvall", "Stewart");
        long calls = HtmlTable.rows(page.body().substring(0, page.body().indexOf("id=\"looks\""))).stream()
                .filter(cells -> cells.get(0).equals("Rådgivningen Granmark"))
                .mapToLong(cells -> Long.parseLong(cells.get(column(page.body(), "Samtal"))))
                .sum();
        assertThat(calls).isGreaterThanOrEqualTo(666);
        assertThat(service.visitor()
                        .logIn("other-manager")
                        .get("sv/mina/min-statistik")
                        .body())
                .contains("Inget mäts om dig hos Region Älvlanda")
                .doesNotContain("SE4499100016", "Granmark");
    }

    @Test
    void aStaffMemberSeesThatFiguresOfTheUnitWereTakenOut() throws Exception {
        Orders orders = new Orders(service.visitor().logIn("analyst"));
        String id = orders.place("aggregate", granmark(), "");
        orders.awaitReady(id);
        orders.fetch(id, "data.csv");
        String page = service.visitor()
                .logIn("staff-member")
                .get("sv/mina/min-statistik")
                .body();
        assertThat(page.substring(page.indexOf("id=\"looks\""))).contains("SE4499100016-linnea", "Laddade ner fil");
    }

    @Test
    void whatWasTypedIntoTheSearchIsNotKeptInSharedCaches() throws Exception {
        assertThat(service.visitor().get("sv/statistik").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("public"));
        assertThat(service.visitor().get("sv/statistik?q=samtal").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void anotherPersonWithTheRightApprovesOnThePage() throws Exception {
        Orders orders = new Orders(service.visitor().logIn("analyst"));
        String id = orders.place("numbers", granmark(), "");
        Visitor approver = service.visitor().logIn("controller");
        assertThat(approver.get("sv/mina/exporter").body())
                .contains("id=\"approval-" + id, "SE4499100016-linnea", "Rådgivningen Granmark");
        Visitor analyst = service.visitor().logIn("analyst");
        assertThat(analyst.get("sv/mina/exporter").body()).doesNotContain("approval-" + id);
        assertThat(analyst.postForm("sv/mina/exporter/" + id + "/approve").statusCode())
                .isEqualTo(404);
        assertThat(service.visitor()
                        .logIn("unit-manager")
                        .postForm("sv/mina/exporter/" + id + "/approve")
                        .statusCode())
                .isEqualTo(404);
        assertThat(approver.postForm("sv/mina/exporter/" + id + "/approve").body())
                .doesNotContain("approval-" + id);
        orders.awaitReady(id);
        assertThat(service.count("audit.entry where action = 'export.approve' and subject = '%s'".formatted(id)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "unit-manager, statistik rapporter exporter min-statistik",
        "data-protection-officer, logg personuppgifter min-statistik",
        "data-handler, personuppgifter min-statistik",
        "staff-member, min-statistik",
        "controller, statistik rapporter exporter min-statistik",
    })
    void theNavigationHasWhatTheRightsOpen(String user, String parts) throws Exception {
        Visitor visitor = service.visitor().logIn(user);
        HttpResponse<String> first = visitor.get("sv/mina");
        Matcher navigation = NAVIGATION.matcher(first.body());
        assertThat(navigation.find()).isTrue();
        List<String> shown = Pattern.compile("href=\"/sv/mina/([a-z-]+)\"")
                .matcher(navigation.group())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(shown).containsExactly(parts.split(" ", -1));
        assertThat(first.uri().getPath()).isEqualTo("/sv/mina/" + parts.split(" ", -1)[0]);
    }

    @Test
    void refusalsAreInTheSitesLayoutAndLogOutLeadsToTheStartPage() throws Exception {
        HttpResponse<String> foreign = service.visitor().get("login?returnTo=//elsewhere.example");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("site-header", "foreign-return", "/sv/logga-in");
        Visitor visitor = service.visitor().logIn("unit-manager");
        HttpResponse<String> forged = visitor.postFormWith("sv/mina/exporter", "csrf=guess");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("site-header", "Formuläret togs inte emot", "Petra Sandmyr");
        HttpResponse<String> out = visitor.postForm("logout", "language", "en");
        assertThat(out.uri().getPath()).isEqualTo("/en/");
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(visitor.get("api/staff/v1/calls").statusCode()).isEqualTo(401);
    }

    private static String granmark() {
        return service.unit("SE4499100016-2100");
    }

    private static long calls(JsonNode answer) {
        long calls = 0;
        for (JsonNode row : answer.at("/rows")) {
            calls += row.at("/calls").asLong();
        }
        return calls;
    }

    /** Place of a column among the cells that are no row headings. */
    private static int column(String page, String title) {
        List<String> columns = Pattern.compile("<th(?: class=\"stub\")? scope=\"col\">([^<]*)</th>")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        return columns.indexOf(title) - 1;
    }
}
