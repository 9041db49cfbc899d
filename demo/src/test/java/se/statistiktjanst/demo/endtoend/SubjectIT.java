package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a data subject may ask for, through pages and API, and after a restore of an older dump. */
class SubjectIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String PAGE = "sv/mina/personuppgifter";
    private static final String API = "api/staff/v1/subjects";

    /** Published test numbers of nobody in the call file. */
    private static final String ANNA = "189001039800";

    private static final String BO = "189001059808";
    private static final String CARIN = "189001079806";

    private static String token = "";

    @BeforeAll
    static void tokenOfASender() throws Exception {
        token = service.token(Calls.SENDER);
    }

    @Test
    void aHandlerReadsRestrictsAndErases() throws Exception {
        send(ANNA, "SE4499100016");
        send(ANNA, "SE4499100024");
        refuse(ANNA);
        Visitor analyst = service.visitor().logIn("analyst");
        Orders orders = new Orders(analyst);
        Visitor handler = service.visitor().logIn("data-handler");

        String path = open(handler, ANNA.substring(2, 8) + "+" + ANNA.substring(8));
        HttpResponse<String> page = handler.get(path);
        assertThat(page.body()).contains("Ärende om en invånare", "Recept", "unknown-unit");
        String file = new String(handler.download(API + "/" + idOf(path)), StandardCharsets.UTF_8);
        assertThat(file).contains("\"identity\":\"" + ANNA + "\"", "\"name\":\"events\"", "\"name\":\"refused\"");
        assertThat(file).contains("\"residentCounty\":\"33\"", "\"sex\":\"female\"");

        String before = placed(orders);
        assertThat(handler.postForm(path + "/begransa", "reason", "pågående rättelse")
                        .body())
                .contains("Behandlingen är begränsad", "pågående rättelse");
        assertThat(orders.poll(before).statusCode())
                .as("ended by the restriction")
                .isEqualTo(410);
        long others = rows(orders, placed(orders));
        assertThat(handler.postForm(path + "/hav").body()).doesNotContain("Behandlingen är begränsad");
        String open = placed(orders);
        assertThat(rows(orders, open)).as("the restricted one's row is back").isEqualTo(others + 1);

        assertThat(handler.postForm(path + "/radera", "number", ANNA).statusCode())
                .as("not confirmed")
                .isEqualTo(422);
        assertThat(handler.postForm(path + "/radera", "number", BO, "confirm", "yes")
                        .statusCode())
                .as("another number")
                .isEqualTo(422);
        assertThat(service.count("vault.resident where resident_ref in (" + refs(ANNA) + ")"))
                .isEqualTo(2);
        HttpResponse<String> certificate =
                handler.postForm(path + "/radera", "number", ANNA, "caseReference", "dnr 17", "confirm", "yes");

        assertThat(certificate.statusCode()).as(certificate.body()).isEqualTo(200);
        assertThat(certificate.uri().getPath()).contains("/sv/mina/personuppgifter/intyg/");
        assertThat(certificate.body()).contains("dnr 17", open, "kallas inte anonymt", "identitetsvalvet");
        assertThat(orders.poll(open).statusCode()).isEqualTo(410);
        assertThat(handler.get(path).statusCode()).as("the case is closed").isEqualTo(404);
        assertThat(service.count("vault.resident where resident_ref in (" + refs(ANNA) + ")"))
                .as("the other care provider keeps the person")
                .isEqualTo(1);
        assertThat(handler.get("en" + certificate.uri().getPath().substring(3)).body())
                .contains("Certificate of erasure", "not called anonymous");
        assertThat(service.count("audit.entry where action = 'subject.erase' and detail->'residentRef' is not null"))
                .isPositive();
        assertThat(service.count("audit.entry where detail::text || subject ~ '" + ANNA.substring(2) + "'"))
                .isZero();
        assertThat(Files.readString(service.installation().log())).doesNotContain(ANNA.substring(2));
    }

    @Test
    void programsDoTheSame() throws Exception {
        send(BO, "SE4499100016");
        Visitor handler = service.visitor().logIn("data-handler");
        assertThat(handler.post(API, "{\"number\": \"189001059809\"}").statusCode())
                .isEqualTo(422);
        assertThat(handler.post(API, "").statusCode()).isEqualTo(400);
        HttpResponse<String> opened = handler.post(API, "{\"number\": \"" + BO + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String own = API + "/" + Visitor.parse(opened).get("id").textValue();
        JsonNode certificate = Visitor.parse(
                handler.post(own + "/erasure", "{\"number\": \"" + BO + "\", \"caseReference\": \"dnr 18\"}"));
        assertThat(certificate.at("/removed/0/what").textValue()).isEqualTo("VAULT");
        String id = certificate.get("id").textValue();
        assertThat(handler.json("api/staff/v1/erasures/" + id)).isEqualTo(certificate);
        assertThat(handler.get("api/staff/v1/erasures/nosuch").statusCode()).isEqualTo(404);
    }

    @Test
    void aStaffMembersExtractHoldsWhatIsMeasuredAndDone() throws Exception {
        Visitor handler = service.visitor().logIn("data-handler");
        HttpResponse<String> page = handler.postForm(PAGE, "subject", "staff", "hsaId", "SE4499100016-jim");
        assertThat(page.body()).contains("Ärende om en medarbetare", "Furumo", "Förnamn", "Siffror per månad");
        assertThat(page.body()).doesNotContain("Radera invånaren");
        assertThat(handler.postForm(PAGE, "subject", "staff", "hsaId", "SE4499100024-folke")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void othersMayNotAndForeignCasesDoNotExist() throws Exception {
        send(CARIN, "SE4499100016");
        Visitor handler = service.visitor().logIn("data-handler");
        String path = open(handler, CARIN);
        for (String user : List.of("controller", "unit-manager", "data-protection-officer", "other-manager")) {
            Visitor other = service.visitor().logIn(user);
            assertThat(other.get(path).statusCode()).as(user).isEqualTo(403);
            assertThat(other.postForm(PAGE, "number", CARIN).statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.postForm(path + "/radera", "number", CARIN, "confirm", "yes")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.post(API, "{\"number\": \"" + CARIN + "\"}").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(service.visitor().logIn("data-protection-officer").get(PAGE).body())
                .contains("Intyg om radering")
                .doesNotContain("Öppna ärende");
        assertThat(service.visitor().get(API + "/" + idOf(path)).statusCode()).isEqualTo(401);
        // Another care provider's case, and a colleague's.
        for (String owner : List.of("SE4499100024-1000", "SE4499100016-1000")) {
            String foreign = service.superuser()
                    .withHandle(handle -> handle.createQuery("insert into vault.subject_case"
                                    + " (provider_id, resident_ref, sealed, opened_by)"
                                    + " select id, 1, '', case when hsa_id like '%24-1000' then 'SE4499100016-maja'"
                                    + " else 'colleague' end from registry.care_provider where hsa_id = :owner"
                                    + " returning public_id")
                            .bind("owner", owner)
                            .mapTo(String.class)
                            .one());
            assertThat(handler.get(PAGE + "/arenden/" + foreign).statusCode()).isEqualTo(404);
            assertThat(handler.get(API + "/" + foreign).statusCode()).isEqualTo(404);
            assertThat(handler.delete(API + "/" + foreign + "/restriction").statusCode())
                    .isEqualTo(404);
        }
        assertThat(handler.postFormWith(path + "/radera", "number=" + CARIN + "&confirm=yes")
                        .statusCode())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(service.count("vault.resident where resident_ref in (" + refs(CARIN) + ")"))
                .isEqualTo(1);
    }

    @Test
    void anOlderDumpIsBroughtUpToDateBeforeAnythingIsServed() throws Exception {
        String who = "189001099804";
        send(who, "SE4499100016");
        Visitor handler = service.visitor().logIn("data-handler");
        service.superuser().useHandle(handle -> {
            handle.execute("drop table if exists public.dumped_person, public.dumped_resident, public.dumped_erasure");
            handle.execute("create table public.dumped_person as table vault.person");
            handle.execute("create table public.dumped_resident as table vault.resident");
            handle.execute("create table public.dumped_erasure as table vault.erasure");
        });
        String path = open(handler, who);
        assertThat(handler.postForm(path + "/radera", "number", who, "confirm", "yes")
                        .statusCode())
                .isEqualTo(200);
        long erased = service.count("vault.resident");
        Path log = service.installation().folder().resolve("tombstones.log");
        assertThat(log).isNotEmptyFile();

        service.whileStopped(() -> {
            service.superuser().useHandle(handle -> {
                handle.execute("delete from vault.erasure");
                handle.execute("insert into vault.erasure select * from public.dumped_erasure");
                handle.execute("insert into vault.person select * from public.dumped_person on conflict do nothing");
                handle.execute(
                        "insert into vault.resident select * from public.dumped_resident on conflict do nothing");
                handle.execute("drop table public.dumped_person, public.dumped_resident, public.dumped_erasure");
            });
            assertThat(service.count("vault.resident")).isEqualTo(erased + 1);
            assertThat(service.installation().command("erasure", "status")).contains("1 erasures");
            Path away = Files.move(log, log.resolveSibling("away.log"));
            assertThat(refusal("publish")).contains("log of tombstones");
            Files.move(away, log);
            assertThat(refusal("publish")).contains("erasure replay");
        });

        assertThat(service.count("vault.resident")).isEqualTo(erased);
        assertThat(handler.logIn("data-handler").get(PAGE).statusCode()).isEqualTo(200);
        assertThat(service.count("vault.erasure where completed_at is null")).isZero();
    }

    private static String refusal(String command) throws Exception {
        Process process = service.installation().process("refusal", command);
        assertThat(process.waitFor()).isNotZero();
        return service.installation().said("refusal");
    }

    private static String open(Visitor handler, String number) throws Exception {
        HttpResponse<String> page = handler.postForm(PAGE, "subject", "resident", "number", number);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher path = Pattern.compile("/sv/mina/personuppgifter/arenden/[0-9a-z]{14}")
                .matcher(page.uri().getPath());
        assertThat(path.matches()).as(page.uri().getPath()).isTrue();
        assertThat(page.body()).doesNotContain(number.substring(2));
        return path.group().substring(1);
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void send(String number, String region) throws Exception {
        ObjectNode event =
                Calls.answered(UUID.randomUUID().toString(), service.clock().instant(), number);
        ((ObjectNode) event.get("data"))
                .put("careProvider", region + "-1000")
                .put("unit", region + "-2100")
                .put("residentCounty", "33");
        if (!region.endsWith("16")) {
            ((ObjectNode) event.get("data")).remove("staff");
        }
        HttpResponse<String> answer = service.visitor().send(token, Calls.ONE, event.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void refuse(String number) throws Exception {
        String event = Calls.toNowhere(
                        UUID.randomUUID().toString(), service.clock().instant(), number)
                .toString();
        assertThat(service.visitor().send(token, Calls.ONE, event).statusCode()).isEqualTo(422);
    }

    /** A pseudonymised export of this month, ready. */
    private static String placed(Orders orders) throws Exception {
        YearMonth month = YearMonth.now(service.clock().withZone(ZoneId.of("Europe/Stockholm")));
        String order = Orders.order("pseudonymised", service.unit("SE4499100016-2100"), "")
                .replace("2021-01", month.toString())
                .replace("2021-03", month.toString());
        String id = orders.placed(order);
        orders.awaitReady(id);
        return id;
    }

    /** Rows of the oldest in an export: ANNA's, and those of the other tests. */
    private static long rows(Orders orders, String id) throws Exception {
        return new String(orders.fetch(id, "data.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("90+"))
                .count();
    }

    /** The numbers of a person at all care providers, as the database knows them. */
    private static String refs(String number) {
        return service.superuser().withHandle(handle -> {
            se.statistiktjanst.pseudonymizer.vault.VaultCipher cipher =
                    new se.statistiktjanst.pseudonymizer.vault.VaultCipher(
                            service.installation().keys());
            var identity = se.statistiktjanst.pseudonymizer.identity.PersonalIdentityNumber.parse(
                    number, java.time.LocalDate.of(2026, 1, 1));
            List<String> found =
                    handle.createQuery("select id from registry.care_provider").mapTo(Integer.class).list().stream()
                            .flatMap(provider -> handle
                                    .createQuery("select resident_ref::text from vault.resident"
                                            + " where resident_index = :index")
                                    .bind("index", cipher.index(provider, identity))
                                    .mapTo(String.class)
                                    .list()
                                    .stream())
                            .toList();
            return found.isEmpty() ? "0" : String.join(",", found);
        });
    }
}
