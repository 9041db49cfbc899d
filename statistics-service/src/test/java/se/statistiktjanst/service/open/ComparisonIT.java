package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/** "Jämför med" on the page of a table. */
class ComparisonIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String PAGE = "/sv/statistik/" + SampleReleases.TABLE;
    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), ApiLimits.defaults());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void showsTheLatestChosenPeriodBesideTheOneBefore() throws Exception {
        String page = page("?compare=before");

        assertThat(page).contains("Jämförelse: mars 2021 och februari 2021").contains("osäkerheten från båda");
        assertThat(cells(page))
                .containsExactly(
                        "3\u00a0005",
                        "2\u00a0005",
                        "+1\u00a0000",
                        "+49,9\u00a0%",
                        "3\u00a0105",
                        "2\u00a0105",
                        "+1\u00a0000",
                        "+47,5\u00a0%",
                        "3\u00a0205",
                        "2\u00a0205",
                        "+1\u00a0000",
                        "+45,4\u00a0%");
    }

    @Test
    void aHiddenOrMissingCellHasNoDifference() throws Exception {
        // Hidden in March, and not in the release of February.
        assertThat(cells(page("?careProvider=SE2321000016-A001&errand=Feber%2C+hosta&compare=before")))
                .containsExactly("[c]", "2\u00a0115", "–", "–");
        assertThat(cells(page("?careProvider=OVRIGA&errand=okant&compare=before")))
                .containsExactly("3\u00a0225", "[s]", "–", "–");
        assertThat(cells(page("?careProvider=TOT&errand=okant&ContentsCode=answeredShare&compare=before")))
                .containsExactly("[u]", "[u]", "–");
    }

    @Test
    void sharesDifferInPercentagePoints() throws Exception {
        String page = page("?careProvider=TOT&ContentsCode=answeredShare&to=2021M02&compare=before");

        assertThat(page).contains("Skillnad i procentenheter").doesNotContain("Skillnad i procent<");
        assertThat(cells(page)).containsExactly("60,0", "50,0", "+10,0");
    }

    @Test
    void saysSoWhereThereIsNoEarlierPeriod() throws Exception {
        assertThat(page("?compare=year"))
                .contains("Det finns inga publicerade tal för mars 2020")
                .doesNotContain("id=\"jamforelse\"");
        assertThat(page("?from=2021M01&to=2021M01&compare=before"))
                .contains("Det finns inga publicerade tal för december 2020");
    }

    @Test
    void isInTheAddressAndOffUnlessAskedFor() throws Exception {
        assertThat(page("?compare=year")).contains("<option value=\"year\" selected>");
        assertThat(page("")).doesNotContain("comparison-heading").contains("<option value=\"\" selected>");
        assertThat(page("?compare=nonsense")).doesNotContain("comparison-heading");
    }

    private static String page(String query) throws Exception {
        HttpResponse<String> answer = app.get(PAGE + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> cells(String page) {
        String table = page.substring(page.indexOf("id=\"jamforelse\""));
        return Pattern.compile("(?s)<td>(.*?)</td>")
                .matcher(table.substring(0, table.indexOf("</table>")))
                .results()
                .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
                .toList();
    }
}
