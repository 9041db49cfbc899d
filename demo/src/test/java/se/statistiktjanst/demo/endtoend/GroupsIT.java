package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.clock.CalendarZone;

/** Own groups of units: made on their page, the same figures on report page, in file and API, and only for who may. */
class GroupsIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final Pattern GROUP = Pattern.compile("id=\"group-([0-9a-z]+)\">\\s*<header><h3>([^<]+)<");

    private static Visitor controller;
    private static Visitor manager;
    private static String phone;
    private static String clinic;
    private static String february;
    private static String both;
    private static YearMonth month;

    @BeforeAll
    static void makeTwoGroups() throws Exception {
        String token = service.token(Calls.SENDER);
        controller = service.visitor().logIn("controller");
        manager = service.visitor().logIn("unit-manager");
        phone = service.unit("SE4499100016-2100");
        clinic = service.unit("SE4499100016-3001");
        february = make("Februari", "2021-02-01", "2021-02-28", phone);
        both = make("Telefon och klinik", "2021-01-01", "", phone, clinic);

        Instant now = service.clock().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        month = YearMonth.from(now.atZone(CalendarZone.STOCKHOLM));
        List<String> residents = TestNumbers.all().subList(40, 42);
        List<ObjectNode> calls = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
            calls.add(Calls.answered("groups/phone/" + at, now, residents.get(at)));
        }
        ObjectNode toClinic = Calls.answered("groups/clinic", now, residents.get(0));
        ((ObjectNode) toClinic.get("data")).put("unit", "SE4499100016-3001");
        calls.add(toClinic);
        assertThat(service.visitor().send(token, Calls.BATCH, calls.toString()).statusCode())
                .isEqualTo(202);
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (stored("events", clinic) != reported("events", "unit=" + clinic)) {
            assertThat(Instant.now()).as("folded within a minute").isBefore(until);
            Thread.sleep(500);
        }
    }

    @Test
    void residentsOfAGroupAreThoseOfItsUnitsTogetherEachOnce() throws Exception {
        long together = stored("residents", phone, clinic);
        assertThat(together).isLessThan(stored("residents", phone) + stored("residents", clinic));
        assertThat(reported("residents", "group=" + both)).isEqualTo(together);
        assertThat(reported("events", "group=" + both)).isEqualTo(stored("events", phone, clinic));
    }

    @Test
    void countsAUnitOnTheDaysOnWhichItBelongedToTheGroup() throws Exception {
        String quarter = "&from=2021-01&to=2021-03&service=phone-advice&metric=calls&metric=callers&grain=month";
        JsonNode unit = rows(controller, "unit=" + phone + quarter);
        JsonNode group = rows(controller, "group=" + february + quarter);
        assertThat(group).hasSize(1);
        assertThat(group.get(0)).isEqualTo(unit.get(1));
        assertThat(rows(controller, "group=" + february + quarter + "&organisation=now"))
                .as("nobody belongs to it today")
                .isEmpty();
        assertThat(rows(controller, "group=" + both + quarter + "&organisation=now"))
                .isEqualTo(unit);
    }

    @Test
    void dividedByGroupsAUnitStandsInEachOfItsGroups() throws Exception {
        JsonNode rows = rows(controller, "by=group&metric=calls&from=2021-01&to=2021-03&grain=quarter");
        assertThat(rows).extracting(row -> row.at("/group/code").asText()).contains(february, both);
        for (JsonNode row : rows) {
            String group = row.at("/group/code").asText();
            assertThat(rows(controller, "metric=calls&from=2021-01&to=2021-03&grain=quarter&group=" + group)
                            .get(0)
                            .at("/values/calls"))
                    .isEqualTo(row.at("/values/calls"));
        }
    }

    @Test
    void pageFileAndApiHaveTheSameFigures() throws Exception {
        for (String query : List.of(
                "metric=calls&metric=callers&from=2021-01&to=2021-03&group=" + both,
                "metric=calls&metric=medianWait&by=group&from=2021-01&to=2021-03",
                "metric=events&by=group&by=unit&grain=quarter&organisation=now&from=2021-01&to=2021-03")) {
            List<String> api = new ArrayList<>();
            List<String> file = new ArrayList<>();
            JsonNode report = controller.json("api/staff/v1/reports?" + query);
            for (JsonNode row : report.get("rows")) {
                report.get("metrics")
                        .forEach(metric -> api.add(
                                row.at("/values/" + metric.get("id").asText()).asText()));
            }
            for (CSVRecord row : csv(query)) {
                report.get("metrics")
                        .forEach(metric -> file.add(row.get(metric.get("id").asText())));
            }
            assertThat(api).as(query).isNotEmpty();
            assertThat(file).isEqualTo(api);
            HttpResponse<String> page = controller.get("sv/mina/rapporter?" + query);
            assertThat(HtmlTable.rows(page.body()).stream()
                            .flatMap(List::stream)
                            .filter(cell -> !cell.equals("0") && !cell.equals("–"))
                            .sorted()
                            .toList())
                    .isEqualTo(api.stream()
                            .filter(value -> !value.equals("0"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aGroupWithAnotherUnitDoesNotExistForTheManagerOfOne() throws Exception {
        String of = "metric=calls&from=2021-01&to=2021-03&group=";
        assertThat(rows(manager, of + february)).isEqualTo(rows(controller, of + february));
        String nowhere = "0123456789abcd";
        for (String address : List.of("api/staff/v1/reports?", "sv/mina/rapporter?", "sv/mina/rapporter.csv?")) {
            HttpResponse<String> hidden = manager.get(address + of + both);
            assertThat(hidden.statusCode()).as(address).isEqualTo(404);
            assertThat(hidden.body().replaceAll("\"traceId\":\"[^\"]*\"", "").replace(both, nowhere))
                    .isEqualTo(manager.get(address + of + nowhere).body().replaceAll("\"traceId\":\"[^\"]*\"", ""));
        }
        assertThat(rows(manager, "metric=calls&by=group&from=2021-01&to=2021-03"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.at("/group/code").asText()).isEqualTo(february));
        assertThat(manager.get("sv/mina/rapporter").body()).contains("Februari").doesNotContain("Telefon och klinik");
    }

    @Test
    void aGroupThatOnceHadAnotherUnitDoesNotExistForTheManagerEither() throws Exception {
        String once = make("En gång", "2021-01-01", "2021-01-31", clinic);
        assertThat(change(once, phone, "2021-02-01").statusCode()).isEqualTo(200);
        assertThat(rows(controller, "metric=calls&from=2021-02&to=2021-02&group=" + once))
                .hasSize(1);
        assertThat(manager.get("api/staff/v1/reports?metric=calls&from=2021-02&to=2021-02&group=" + once)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void programsAreToldTheGroupsThatTheyMayAskFor() throws Exception {
        JsonNode all = controller.json("api/staff/v1/reports/choices");
        assertThat(all.get("groups").findValuesAsText("name")).contains("Februari", "Telefon och klinik");
        assertThat(all.get("units").findValuesAsText("id")).contains(phone, clinic);
        JsonNode some = manager.json("api/staff/v1/reports/choices");
        assertThat(some.get("groups")).hasSize(1);
        assertThat(some.at("/groups/0/id").asText()).isEqualTo(february);
        assertThat(some.at("/groups/0/units/0").toString())
                .isEqualTo("{\"id\":\"" + phone + "\",\"from\":\"2021-02-01\",\"last\":\"2021-02-28\"}");
        assertThat(some.get("units").findValuesAsText("id")).containsExactly(phone);
        Visitor stranger = service.visitor().logIn("other-manager");
        assertThat(stranger.get("api/staff/v1/reports/choices").body())
                .contains("\"groups\":[]")
                .doesNotContain(february, both, phone, clinic);
    }

    @Test
    void anotherCareProviderFindsNothing() throws Exception {
        Visitor stranger = service.visitor().logIn("other-manager");
        assertThat(stranger.get("api/staff/v1/reports?metric=calls&group=" + february)
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> byGroup = stranger.get("api/staff/v1/reports?metric=calls&by=group");
        assertThat(byGroup.statusCode()).isEqualTo(422);
        assertThat(byGroup.body()).doesNotContain(february);
    }

    @Test
    void onlyThoseWhoSeeAllUnitsReachThePage() throws Exception {
        for (String path : List.of("sv/mina/grupper", "en/mina/grupper", "sv/mina/grupper/" + february)) {
            assertThat(controller.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(manager.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(manager.postForm("sv/mina/grupper", "name", "Min", "unit", phone, "from", "2021-01-01")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.postForm("sv/mina/grupper/" + february + "/avsluta", "version", "1", "lastDay", "2021-01-01")
                        .statusCode())
                .isEqualTo(403);
        assertThat(controller
                        .postFormWith("sv/mina/grupper", "name=Utan&from=2021-01-01&unit=" + phone)
                        .statusCode())
                .as("without the form's token")
                .isEqualTo(403);
    }

    @Test
    void aFormWithMistakesComesBackAsItWasFilledIn() throws Exception {
        HttpResponse<String> page = controller.postForm(
                "sv/mina/grupper", "name", "Felaktig <b>", "unit", clinic, "from", "2021-13-01", "last", "snart");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Rätta detta och spara igen")
                .contains("Lägg till enheter: skriv dagar som 2026-01-31")
                .contains("value=\"Felaktig &lt;b&gt;\"")
                .contains("value=\"2021-13-01\"")
                .contains("value=\"" + clinic + "\" checked");
        HttpResponse<String> taken =
                controller.postForm("en/mina/grupper", "name", "februari", "unit", clinic, "from", "2021-01-01");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("There is a group with that name already");
    }

    @Test
    void aGroupIsChangedAndEndedAndTheLogSaysByWhom() throws Exception {
        String group = make("Tillfällig", "2021-01-01", "", clinic);
        assertThat(change(group, phone, "2021-03-01").statusCode()).isEqualTo(200);
        HttpResponse<String> stale = controller.postForm(
                "sv/mina/grupper/" + group, "version", "1", "name", "För sent", "unit", phone, "from", "2021-01-01");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Någon annan har ändrat gruppen");
        String end = "sv/mina/grupper/" + group + "/avsluta";
        assertThat(controller
                        .postForm(end, "version", "2", "lastDay", "2999-01-01")
                        .body())
                .contains("Gruppen kan avslutas i dag");
        HttpResponse<String> ended = controller.postForm(end, "version", "2", "lastDay", "2021-03-31");
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body()).contains("Till och med 2021-03-31");
        assertThat(controller.get("sv/mina/grupper/" + group).statusCode()).isEqualTo(404);
        assertThat(rows(controller, "metric=calls&grain=month&from=2021-01&to=2021-12&group=" + group))
                .as("March, of the unit that came in then")
                .hasSize(1);
        String log = service.visitor()
                .logIn("data-protection-officer")
                .get("sv/mina/logg")
                .body();
        assertThat(log)
                .contains("Skapade egen grupp av enheter")
                .contains("Ändrade egen grupp av enheter")
                .contains("Avslutade egen grupp av enheter")
                .contains("Tillfällig");
    }

    /** Puts a unit into a group that has one, the clinic. */
    private static HttpResponse<String> change(String group, String unit, String from) throws Exception {
        String page = controller.get("sv/mina/grupper/" + group).body();
        Matcher fields = Pattern.compile("name=\"(memberFrom|memberLast|name|version)\" value=\"([^\"]*)\"")
                .matcher(page);
        List<String> sent = new ArrayList<>(List.of("member", clinic, "unit", unit, "from", from, "last", ""));
        while (fields.find()) {
            sent.add(fields.group(1));
            sent.add(fields.group(2));
        }
        return controller.postForm("sv/mina/grupper/" + group, sent.toArray(String[]::new));
    }

    private static String make(String name, String from, String last, String... units) throws Exception {
        List<String> form = new ArrayList<>(List.of("name", name, "from", from, "last", last));
        for (String unit : units) {
            form.add("unit");
            form.add(unit);
        }
        HttpResponse<String> list = controller.postForm("sv/mina/grupper", form.toArray(String[]::new));
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        Matcher groups = GROUP.matcher(list.body());
        while (groups.find()) {
            if (groups.group(2).equals(name)) {
                return groups.group(1);
            }
        }
        throw new AssertionError(name + " is not in the list");
    }

    private static JsonNode rows(Visitor visitor, String query) throws Exception {
        return visitor.json("api/staff/v1/reports?" + query).get("rows");
    }

    /** A figure of this month, by the service. */
    private static long reported(String metric, String of) throws Exception {
        JsonNode rows = rows(controller, "metric=%s&grain=month&from=%s&to=%s&%s".formatted(metric, month, month, of));
        return rows.isEmpty() ? 0 : rows.get(0).at("/values/" + metric).asLong();
    }

    /** The same, in plain SQL over the events. */
    private static long stored(String what, String... units) {
        String figure = what.equals("events") ? "count(*)" : "count(distinct f.resident_ref)";
        return service.superuser()
                .withHandle(handle -> handle.createQuery("select " + figure + """
                                 from event.fact f join registry.unit u on u.id = f.unit_id
                                where u.public_id = any (:units) and f.occurred_on between :from and :to
                                """)
                        .bind("units", units)
                        .bind("from", month.atDay(1))
                        .bind("to", month.atEndOfMonth())
                        .mapTo(Long.class)
                        .one());
    }

    private static List<CSVRecord> csv(String query) throws Exception {
        HttpResponse<String> answer = controller.get("sv/mina/rapporter.csv?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.body()))
                .getRecords();
    }
}
