package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.statistiktjanst.ingest.leak.LeakScan;

/** The three forms of an export, by API and by page, from order to expiry. */
class ExportsIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final List<String> FORMS = List.of("aggregate", "pseudonymised", "numbers");
    private static final LeakScan LEAKS = TestNumbers.leaks();

    private static Visitor analyst;
    private static Visitor approver;
    private static String unit;

    @BeforeAll
    static void logIn() throws Exception {
        unit = service.unit("SE4499100016-2100");
        analyst = service.visitor();
        approver = service.visitor();
    }

    private static Orders freshlyLoggedIn() throws Exception {
        analyst.logIn("analyst");
        approver.logIn("controller");
        return new Orders(analyst);
    }

    @Test
    void anOrderWithoutPurposeIsRefused() throws Exception {
        freshlyLoggedIn();
        for (String form : FORMS) {
            String without = Orders.order(form, unit, "").replaceFirst("\"purpose\": \"[^\"]*\",", "");
            HttpResponse<String> answer = analyst.post(Orders.ROOT, without);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("/purpose");
            HttpResponse<String> page = analyst.postForm(
                    "sv/mina/exporter", "unit", unit, "from", "2021-01", "to", "2021-03", "form", form, "purpose", "");
            assertThat(page.statusCode()).isEqualTo(422);
        }
    }

    @Test
    void thePseudonymisedFormHasPseudonymsAndNoNumber() throws Exception {
        Orders orders = freshlyLoggedIn();
        String id = orders.place("pseudonymised", unit, "");
        orders.awaitReady(id);
        assertPseudonymised(text(orders.fetch(id, "data.csv")));
        for (String other : List.of("datapackage.json", "SHA256SUMS")) {
            assertThat(LEAKS.standsIn(text(orders.fetch(id, other)))).isFalse();
        }
        assertThat(actions(id))
                .containsExactly(
                        "export.order", "export.ready", "export.download", "export.download", "export.download");
    }

    @Test
    void twoPseudonymisedExportsShareNoPseudonym() throws Exception {
        Orders orders = freshlyLoggedIn();
        List<String> first = residents(orders);
        List<String> second = residents(orders);
        assertThat(first).hasSize(second.size()).doesNotContainAnyElementsOf(second);
    }

    @Test
    void theFormWithNumbersHasTheNumbersOfTheCallersAfterASecondPersonsApproval() throws Exception {
        Orders orders = freshlyLoggedIn();
        String id = orders.place("numbers", unit, "");
        HttpResponse<String> waiting = orders.poll(id);
        assertThat(waiting.headers().firstValue("X-Progress")).contains("awaits approval");
        assertThat(analyst.post(Orders.ROOT + "/" + id + "/approval", "").statusCode())
                .as("by who ordered it")
                .isEqualTo(404);
        assertThat(approver.post(Orders.ROOT + "/" + id + "/approval", "").statusCode())
                .isEqualTo(204);
        orders.awaitReady(id);
        assertNumbers(text(orders.fetch(id, "data.csv")));
        assertThat(actions(id)).startsWith("export.order", "export.approve").endsWith("export.download");
        assertThat(service.count("audit.entry where subject = '%s' and purpose <> 'quality_assurance'".formatted(id)))
                .isZero();
        assertThat(service.count(
                        "audit.entry where subject = '%s' and unit is distinct from 'SE4499100016-2100'".formatted(id)))
                .isZero();
    }

    @Test
    void theFormWithNumbersNeedsTheRightAndAFreshLogIn() throws Exception {
        Visitor manager = service.visitor().logIn("unit-manager");
        for (String form : List.of("pseudonymised", "numbers")) {
            HttpResponse<String> refused = manager.post(Orders.ROOT, Orders.order(form, unit, ""));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        }
        freshlyLoggedIn();
        service.superuser()
                .useHandle(handle -> handle.execute(
                        "update portal.session set authenticated_at = authenticated_at - interval '16 minutes'"));
        HttpResponse<String> stale = analyst.post(Orders.ROOT, Orders.order("numbers", unit, ""));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("log in again");
        assertThat(analyst.post(Orders.ROOT, Orders.order("pseudonymised", unit, ""))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void thePageGivesAllThreeForms() throws Exception {
        freshlyLoggedIn();
        for (String form : FORMS) {
            HttpResponse<String> list = analyst.postForm(
                    "sv/mina/exporter",
                    "unit",
                    unit,
                    "from",
                    "2021-01",
                    "to",
                    "2021-03",
                    "form",
                    form,
                    "purpose",
                    "own_register",
                    "purposeText",
                    "Länkning med eget register");
            assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
            String id = newest();
            assertThat(list.body()).contains("export-" + id);
            if (form.equals("numbers")) {
                assertThat(approver.post(Orders.ROOT + "/" + id + "/approval", "")
                                .statusCode())
                        .isEqualTo(204);
            }
            new Orders(analyst).awaitReady(id);
            String href = "/sv/mina/exporter/%s/filer/data.csv".formatted(id);
            assertThat(analyst.get("sv/mina/exporter").body()).contains(href);
            String data = text(analyst.downloadByButton(href));
            switch (form) {
                case "pseudonymised" -> assertPseudonymised(data);
                case "numbers" -> assertNumbers(data);
                default ->
                    assertThat(records(data).stream()
                                    .mapToLong(row -> Long.parseLong(row.get("calls")))
                                    .sum())
                            .isEqualTo(5000);
            }
        }
    }

    @Test
    void afterItsTimeTheExportIsGoneAndNothingCanOpenItsFile() throws Exception {
        Orders orders = freshlyLoggedIn();
        Map<String, Stored> stored = new LinkedHashMap<>();
        for (String form : FORMS) {
            String id = orders.place(form, unit, "\"shortLife\": true,");
            if (form.equals("numbers")) {
                approver.post(Orders.ROOT + "/" + id + "/approval", "");
            }
            JsonNode manifest = orders.awaitReady(id);
            assertThat(Duration.between(
                            java.time.Instant.parse(manifest.get("readyAt").textValue()),
                            java.time.Instant.parse(manifest.get("expiresAt").textValue())))
                    .isEqualTo(Duration.ofMinutes(2));
            stored.put(id, Stored.of(id));
        }
        stored.forEach(
                (id, files) -> assertThat(files.paths()).as(id).isNotEmpty().allMatch(Files::exists));
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String id : stored.keySet()) {
            addresses.put(
                    id, Visitor.parse(orders.grant(id, "data.csv")).get("url").textValue());
        }

        service.forward(Duration.ofMinutes(2).plusSeconds(1));

        for (String id : stored.keySet()) {
            assertThat(orders.poll(id).statusCode()).isEqualTo(410);
            assertThat(orders.grant(id, "data.csv").statusCode()).isEqualTo(410);
            assertThat(analyst.get(Objects.requireNonNull(addresses.get(id))).statusCode())
                    .isEqualTo(410);
            assertThat(analyst.postForm("/sv/mina/exporter/%s/filer/data.csv".formatted(id))
                            .statusCode())
                    .isEqualTo(410);
            awaitGone(stored.get(id));
            assertThat(actions(id)).endsWith("export.erase");
        }
        assertThat(analyst.json(Orders.ROOT).findValuesAsText("id"))
                .as("what it was stays known")
                .containsAll(stored.keySet());
    }

    /** Where an export lies: the folder of its objects, and its keys. */
    private record Stored(List<Path> paths) {
        static Stored of(String id) {
            Installation installation = service.installation();
            List<Path> paths = new ArrayList<>();
            service.superuser()
                    .useHandle(handle -> handle.createQuery("""
                            select storage_folder, data_key_id, pseudonym_key_id from export.export
                            where public_id = :id
                            """)
                            .bind("id", id)
                            .map((row, context) -> {
                                paths.add(installation.exports().resolve(row.getString(1)));
                                paths.add(installation.shreddableKeys().resolve(row.getString(2) + ".key"));
                                if (row.getString(3) != null) {
                                    paths.add(installation.shreddableKeys().resolve(row.getString(3) + ".key"));
                                }
                                return row.getString(1);
                            })
                            .one());
            return new Stored(paths);
        }
    }

    private static void awaitGone(Stored stored) throws InterruptedException {
        for (int waited = 0; waited < 100 && stored.paths().stream().anyMatch(Files::exists); waited++) {
            Thread.sleep(100);
        }
        assertThat(stored.paths()).noneMatch(Files::exists);
    }

    private static void assertPseudonymised(String data) throws IOException {
        assertThat(LEAKS.standsIn(data)).isFalse();
        List<CSVRecord> rows = records(data);
        assertThat(rows).hasSize(5000);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("resident")).startsWith("r1_");
            assertThat(row.get("age_band")).matches("\\d+-\\d+|90\\+");
        });
        assertThat(data).doesNotContain("Jim", "SE4499100016-jim", "calls-2021q1/");
        assertThat(rows.stream().map(row -> row.get("resident")).distinct())
                .hasSize((int) TestNumbers.callers().stream().distinct().count());
    }

    private static void assertNumbers(String data) throws IOException {
        List<CSVRecord> rows = records(data);
        assertThat(rows.stream().map(row -> row.get("personal_identity_number")))
                .containsExactlyInAnyOrderElementsOf(TestNumbers.callers());
        assertThat(data).doesNotContain("Jim", "SE4499100016-jim");
    }

    private static List<String> residents(Orders orders) throws Exception {
        String id = orders.place("pseudonymised", unit, "");
        orders.awaitReady(id);
        return records(text(orders.fetch(id, "data.csv"))).stream()
                .map(row -> row.get("resident"))
                .distinct()
                .toList();
    }

    private static List<String> actions(String id) {
        return service.superuser()
                .withHandle(
                        handle -> handle.createQuery("select action from audit.entry where subject = :id order by id")
                                .bind("id", id)
                                .mapTo(String.class)
                                .list());
    }

    private static String newest() {
        return service.superuser()
                .withHandle(handle -> handle.createQuery("select public_id from export.export order by id desc limit 1")
                        .mapTo(String.class)
                        .one());
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }
}
