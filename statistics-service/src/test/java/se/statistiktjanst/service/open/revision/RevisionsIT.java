package se.statistiktjanst.service.open.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.OpenApp;
import se.statistiktjanst.service.open.SampleReleases;
import se.statistiktjanst.service.open.api.ApiLimits;

/** March was published on 5 April and revised on 20 April: callers of the region were 3,105 and are 3,145. */
class RevisionsIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String TABLE = "/sv/statistik/" + SampleReleases.TABLE;
    private static final String MARCH = "?ContentsCode=callers&from=2021M03&to=2021M03";
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        SampleReleases.revise(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, 10_000, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theRegisterSaysWhenWhatAndWhyAndNobodysName() throws Exception {
        assertThat(app.get("/sv/revideringar").body())
                .contains("2021-04-20", "Samtal efter vårdgivare och ärende", "mars 2021", "Sena samtal", "1 av 9");
        assertThat(app.get("/en/revisions").body()).contains("March 2021", "Late calls", "1 of 9");
    }

    @Test
    void theFileHasBothNumbersOfTheNewCellAndOfNoOther() throws Exception {
        HttpResponse<String> file = app.get("/sv/revideringar/" + SampleReleases.TABLE + "-2021M03-2.csv");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(file.body().lines().toList())
                .containsExactly(
                        "careProvider,careProvider_name,errand,errand_name,period,metric,value_before,status_before,"
                                + "value_after,status_after",
                        "SE2321000016-A001,Region Norr,TOT,Totalt,2021M03,callers,3105,,3145,",
                        "SE2321000016-A001,Region Norr,TOT,Totalt,2021M03,answeredShare,73.0,,73.0,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021M03-1", "2021M03-3", "2021M02-2", "2021K1-2"})
    void whatWasNotRevisedIsNotFound(String which) throws Exception {
        assertThat(app.get("/sv/revideringar/" + SampleReleases.TABLE + "-" + which + ".csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRevisedNumberIsMarkedOnThePageInTheFileAndInTheApi() throws Exception {
        assertThat(app.get(TABLE + MARCH).body())
                .contains("markerade r har ändrats i en revidering")
                .containsPattern("3.145</span> <abbr class=\"revised\"");
        assertThat(csv(MARCH)).contains("SE2321000016-A001,Region Norr,TOT,Totalt,2021M03,callers,3145,r");
        JsonNode api = new JsonMapper()
                .readTree(app.get("/api/v2/tables/" + SampleReleases.TABLE
                                + "/data?lang=sv&valueCodes%5BTid%5D=2021M03&valueCodes%5BContentsCode%5D=callers"
                                + "&valueCodes%5BcareProvider%5D=*&valueCodes%5Berrand%5D=TOT")
                        .body());
        assertThat(api.get("value").get(1).asInt()).isEqualTo(3145);
        assertThat(api.at("/status/1").asText()).isEqualTo("r");
        assertThat(api.at("/status/0").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-04-05", "2021-04-19", "2021-04-20T03:59:59Z"})
    void aTableIsAsItStoodAtATime(String before) throws Exception {
        String then = MARCH + "&published=" + before;
        assertThat(csv(then)).contains("SE2321000016-A001,Region Norr,TOT,Totalt,2021M03,callers,3105,");
        assertThat(app.get(TABLE + then).body())
                .contains("som den var publicerad", "Visa den senaste versionen")
                .containsPattern("3.105</span>")
                .doesNotContain("api/v2/tables/" + SampleReleases.TABLE + "/data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-04-20", "2021-04-20T04:00:00Z", "2030-01-01"})
    void fromTheRevisionOnItIsAsRevised(String after) throws Exception {
        assertThat(csv(MARCH + "&published=" + after))
                .contains("SE2321000016-A001,Region Norr,TOT,Totalt,2021M03,callers,3145,r");
    }

    @Test
    void theLinkOfTheRegisterLeadsToTheVersionBefore() throws Exception {
        String page = app.get("/sv/revideringar").body();
        int at = page.indexOf(TABLE + "?from=2021M03");
        String link = page.substring(at, page.indexOf('"', at)).replace("&amp;", "&");
        assertThat(link).contains("&published=2021-04-05T04:00:00Z");
        assertThat(app.get(link).body()).containsPattern("3.105</span>");
    }

    @Test
    void beforeAnythingWasPublishedThereIsNothing() throws Exception {
        assertThat(app.get(TABLE + "?published=2020-01-01").statusCode()).isEqualTo(200);
        assertThat(csv("?published=2020-01-01")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i-går", "2021-13-01", "2021-04-20T25:00:00Z"})
    void whatIsNoTimeIsRefusedWithHowToWriteIt(String text) throws Exception {
        HttpResponse<String> answer = app.get(TABLE + ".csv?published=" + text.replace("å", "%C3%A5"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the parameter published is no day and no time; write it as 2021-03-05");
    }

    private static List<String> csv(String query) throws Exception {
        return app.get(TABLE + ".csv" + query).body().lines().toList();
    }
}
