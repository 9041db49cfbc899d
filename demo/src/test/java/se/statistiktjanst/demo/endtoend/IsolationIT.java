package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The manager of another care provider cannot even find out that there is something to see. */
class IsolationIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    /** What no public id is, though it looks like one. */
    private static final String NOWHERE = "0123456789abcd";

    private static final List<String> TRACES = List.of("Granmark", "SE4499100016", "Jim", "Furumo", "Petra", "Linnea");

    private static Visitor stranger;
    private static String unit;
    private static String export;

    @BeforeAll
    static void logIn() throws Exception {
        unit = service.unit("SE4499100016-2100");
        Orders orders = new Orders(service.visitor().logIn("analyst"));
        export = orders.place("pseudonymised", unit, "");
        orders.awaitReady(export);
        stranger = service.visitor().logIn("other-manager");
    }

    @Test
    void theFiguresOfAForeignUnitAnswerAsThoseOfNoUnit() throws Exception {
        for (String address : List.of(
                "sv/mina/statistik?unit=%s",
                "en/mina/statistik?unit=%s",
                "sv/mina/statistik?unit=%s&from=2021-01&to=2021-03",
                "sv/mina/statistik.csv?unit=%s&from=2021-01&to=2021-03",
                "api/staff/v1/calls?unit=%s&from=2021-01&to=2021-03",
                "sv/mina/exporter?unit=%s&from=2021-01&to=2021-03")) {
            assertUnknown(stranger.get(address.formatted(unit)), stranger.get(address.formatted(NOWHERE)), 404);
        }
    }

    @Test
    void aForeignExportAnswersAsNoExport() throws Exception {
        String root = Orders.ROOT + "/";
        assertUnknown(stranger.get(root + export), stranger.get(root + NOWHERE), 404);
        assertUnknown(stranger.delete(root + export), stranger.delete(root + NOWHERE), 404);
        String body = "{\"object\": \"data.csv\"}";
        assertUnknown(
                stranger.post(root + export + "/grants", body), stranger.post(root + NOWHERE + "/grants", body), 404);
        assertUnknown(
                stranger.post(root + export + "/approval", ""), stranger.post(root + NOWHERE + "/approval", ""), 404);
        assertUnknown(
                stranger.get(root + export + "/objects/data.csv"),
                stranger.get(root + NOWHERE + "/objects/data.csv"),
                404);
        assertUnknown(
                stranger.get(root + export + "/downloads/" + NOWHERE),
                stranger.get(root + NOWHERE + "/downloads/" + NOWHERE),
                404);
        String page = "sv/mina/exporter/";
        assertUnknown(stranger.postForm(page + export + "/cancel"), stranger.postForm(page + NOWHERE + "/cancel"), 404);
        assertUnknown(
                stranger.postForm(page + export + "/filer/data.csv"),
                stranger.postForm(page + NOWHERE + "/filer/data.csv"),
                404);
        assertThat(new Orders(service.visitor().logIn("analyst")).poll(export).statusCode())
                .as("it is still there for its owner")
                .isEqualTo(200);
    }

    @Test
    void aForeignUnitCannotBeOrdered() throws Exception {
        assertUnknown(
                stranger.post(Orders.ROOT, Orders.order("aggregate", unit, "")),
                stranger.post(Orders.ROOT, Orders.order("aggregate", NOWHERE, "")),
                422);
    }

    @Test
    void nothingOfTheirOwnTellsOfTheOther() throws Exception {
        for (String address : List.of("sv/mina/statistik", "sv/mina/exporter", Orders.ROOT)) {
            HttpResponse<String> own = stranger.get(address);
            assertThat(own.statusCode()).isEqualTo(200);
            assertThat(own.body()).doesNotContain(TRACES);
        }
        assertThat(stranger.get("api/staff/v1/calls").body()).doesNotContain(TRACES);
    }

    @Test
    void aColleagueOfTheSameCareProviderDoesNotSeeTheExportEither() throws Exception {
        Visitor colleague = service.visitor().logIn("controller");
        assertUnknown(colleague.get(Orders.ROOT + "/" + export), colleague.get(Orders.ROOT + "/" + NOWHERE), 404);
    }

    @Test
    void withoutLogInNothingIsGivenOut() throws Exception {
        Visitor nobody = service.visitor();
        for (String address : List.of("api/staff/v1/calls?unit=" + unit, Orders.ROOT + "/" + export)) {
            assertThat(nobody.get(address).statusCode()).isEqualTo(401);
        }
    }

    private static void assertUnknown(HttpResponse<String> foreign, HttpResponse<String> random, int status) {
        assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(status);
        assertThat(random.statusCode()).as(random.body()).isEqualTo(status);
        assertThat(comparable(foreign.body())).isEqualTo(comparable(random.body()));
        assertThat(headers(foreign)).isEqualTo(headers(random));
        assertThat(foreign.body()).doesNotContain(TRACES);
    }

    /** Without what differs between any two answers: the address asked for, and the trace. */
    private static String comparable(String body) {
        return body.replace(unit, NOWHERE)
                .replace(export, NOWHERE)
                .replaceAll("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }
}
