package se.statistiktjanst.service.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.api.ApiLimits;

/** "Driftstatus" over published figures; on 10 April 2021 at noon. */
class StatusPageIT {
    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static final String DEFINITION = """
            {"id": "anvandning", "title": {"sv": "Användning", "en": "Use"}, "text": {"sv": "x", "en": "x"}, "notes": [],
             "contact": {"sv": "x", "en": "x"}, "subject": [{"id": "a", "title": {"sv": "A", "en": "A"}}],
             "dimensions": [{"id": "service", "title": {"sv": "tjänst", "en": "service"}}],
             "metrics": [{"id": "residents", "title": {"sv": "x", "en": "x"}, "text": {"sv": "x", "en": "x"},
               "unit": {"sv": "antal", "en": "number"}, "decimals": 0, "share": false, "additive": false}]}
            """;

    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        db.jdbi(DatabaseRole.PUBLISHER).useTransaction(handle -> {
            handle.createUpdate("insert into open.cube (id, definition, position, updated_at)"
                            + " values ('anvandning', :definition::jsonb, 1, '2021-02-05T04:00:00Z')")
                    .bind("definition", DEFINITION)
                    .execute();
            name(handle, "TOT", "Totalt", 0);
            name(handle, "phone", "Telefonrådgivning", 1);
            name(handle, "booking", "Webbtidbok", 2);
            name(handle, "record", "Journal på nätet", 3);
            month(handle, "2021M02", "2021-03-05T04:00:00Z", "v", "v", "i");
            month(handle, "2021M03", "2021-04-05T04:00:00Z", "c", "i", "i");
        });
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), ApiLimits.defaults());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void saysHowFarThePublishedFiguresOfEachServiceReach() throws Exception {
        String page = page("/sv/driftstatus");

        assertThat(page).contains("Allt fungerar.").contains("Nästa publicering är 2021-05-05");
        assertThat(row(page, "Telefonrådgivning")).as("hidden, but there").contains("2021-03", "2021-04-05");
        assertThat(row(page, "Webbtidbok")).as("March has not all come").contains("2021-02", "2021-03-05");
        assertThat(row(page, "Journal på nätet")).contains("Inga publicerade siffror än");
        assertThat(page).as("no figure").doesNotContain("4711");
    }

    @Test
    void listsAnnouncedStopsInTheLanguageOfThePage() throws Exception {
        String page = page("/en/status");

        assertThat(page)
                .contains("pågående (en)", "2021-04-10 11:00 – 2021-04-10 13:00", "under way")
                .contains("kommande (en)", "nyss (en)")
                .doesNotContain("länge sedan");
        assertThat(page.indexOf("nyss (en)")).isLessThan(page.indexOf("kommande (en)"));
        assertThat(page("/en/driftstatus")).contains("pågående (en)");
    }

    @Test
    void isOnEveryPageAndKeptShortly() throws Exception {
        assertThat(page("/sv/")).contains("href=\"/sv/driftstatus\"");
        assertThat(page("/en/")).contains("href=\"/en/status\"");
        assertThat(app.get("/sv/driftstatus").headers().firstValue("Cache-Control"))
                .contains("public, max-age=15");
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = app.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String row(String page, String service) {
        String row = page.substring(page.indexOf("<th scope=\"row\">" + service));
        return row.substring(0, row.indexOf("</tr>"));
    }

    private static void name(Handle handle, String code, String name, int position) {
        handle.createUpdate("insert into open.dimension_value values ('anvandning', 'service', ?, ?, ?, ?)")
                .bind(0, code)
                .bind(1, name)
                .bind(2, name)
                .bind(3, position)
                .execute();
    }

    private static void month(Handle handle, String period, String publishedAt, String... states) {
        int id = handle.createQuery("""
                        insert into open.release (cube_id, period, version, kind, published_at, data_until, method,
                            parameters, root_version, cells, hidden, drawn)
                        values ('anvandning', :period, 1, 'first', :at::timestamptz, :at::timestamptz, 'test', '{}', 1,
                            9, 1, 9)
                        returning id
                        """)
                .bind("period", period)
                .bind("at", publishedAt)
                .mapTo(int.class)
                .one();
        String[] services = {"phone", "booking", "record"};
        for (int at = 0; at < services.length; at++) {
            handle.createUpdate("insert into open.cell (release_id, codes, measures, states, drawn)"
                            + " values (:release, array[:service], array[:number]::float8[], :state, 1)")
                    .bind("release", id)
                    .bind("service", services[at])
                    .bind("number", states[at].equals("v") ? 4711.0 : null)
                    .bind("state", states[at])
                    .execute();
        }
    }
}
