package se.statistiktjanst.exports.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.exports.ExportWorld;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.platform.problem.ProblemExceptionMapper;

@ExtendWith(DropwizardExtensionsSupport.class)
class ExportsApiIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path folder;

    private static final String ORDER = """
            {"form": "aggregate", "purpose": "follow_up", "recipe": {"service": "phone", "from": "2021-01", "to": "2021-01"}}
            """;

    private static ExportWorld world;

    private ResourceExtension api = ResourceExtension.builder()
            .addProvider(new ProblemExceptionMapper())
            .addResource(new ExportsResource(world().orders, request -> world().analyst(), Clock.systemUTC()))
            .addResource(new ExportResource(world().orders, request -> world().analyst(), Clock.systemUTC()))
            .addResource(new GrantsResource(world().downloads, request -> world().analyst()))
            .addResource(new ObjectResource(world().downloads, request -> world().analyst()))
            .addResource(new DownloadResource(world().downloads, request -> world().analyst()))
            .build();

    @BeforeAll
    static void seed() {
        world = new ExportWorld(DATABASE, folder);
    }

    private static ExportWorld world() {
        return world;
    }

    @Test
    void ordersPollsGrantsAndDownloadsOnce() {
        Response accepted = request("/api/exports/v1").post(Entity.json(ORDER));
        assertThat(accepted.getStatus()).isEqualTo(202);
        String address = accepted.getHeaderString("Content-Location");

        Response waiting = request(address).get();
        assertThat(waiting.getStatus()).isEqualTo(202);
        assertThat(waiting.getHeaderString("X-Progress")).isEqualTo("waiting");
        assertThat(waiting.getHeaderString("Retry-After")).isEqualTo("2");

        world.jobs.runNext();
        Response ready = request(address).get();
        assertThat(ready.getStatus()).isEqualTo(200);
        assertThat(ready.getHeaderString("Expires")).isNotBlank();
        JsonNode manifest = ready.readEntity(JsonNode.class);
        assertThat(manifest.findValuesAsText("name"))
                .containsExactly("data.csv", "datapackage.json", "README.txt", "SHA256SUMS");
        assertThat(manifest.at("/recipe/service").asText()).isEqualTo("phone");

        String url = grant(address).get("url").asText();
        Response head = request(url).head();
        assertThat(head.getHeaderString("Repr-Digest")).startsWith("sha-256=:");
        Response download = request(url).get();
        String csv = download.readEntity(String.class);
        assertThat(csv).startsWith("staff,calls,mean_wait_s\r\n").contains(",666,67.52\r\n");
        assertThat(headers(download))
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Disposition", "attachment; filename=\"data.csv\"")
                .containsEntry("Content-Type", "text/csv;charset=utf-8");
        assertThat(request(url).get().getStatus()).isEqualTo(404);

        Response rest = request(url).header("Range", "bytes=6-").get();
        assertThat(rest.getStatus()).isEqualTo(206);
        assertThat(rest.getHeaderString("Content-Range"))
                .isEqualTo("bytes 6-%d/%d".formatted(csv.length() - 1, csv.length()));
        assertThat(rest.readEntity(String.class)).isEqualTo(csv.substring(6));
        Response outside = request(url).header("Range", "bytes=9999-").get();
        assertThat(outside.getStatus()).isEqualTo(416);
        assertThat(outside.getHeaderString("Content-Range")).isEqualTo("bytes */" + csv.length());
    }

    @Test
    void takesTheGrantInAHeaderAndOnlyForItsObject() {
        String id = world.ready(ExportForm.AGGREGATE);
        String token = world.grant(id, "README.txt").reveal();
        String object = "/api/exports/v1/" + id + "/objects/";
        assertThat(request(object + "data.csv")
                        .header("Export-Grant", token)
                        .get()
                        .getStatus())
                .isEqualTo(404);
        assertThat(request(object + "README.txt").get().getStatus()).isEqualTo(404);
        Response readme =
                request(object + "README.txt").header("Export-Grant", token).get();
        assertThat(readme.readEntity(String.class)).contains("ÄNDAMÅL");
    }

    @Test
    void anExpiredExportAnswers410AndAnUnknownOne404() {
        String id = world.ready(ExportForm.AGGREGATE);
        String url = grant("/api/exports/v1/" + id).get("url").asText();
        world.endLife(id);
        world.sweeper.sweep();
        for (String address : new String[] {"/api/exports/v1/" + id, url}) {
            assertThat(request(address).get().getStatus()).isEqualTo(410);
            assertThat(request(address.replace(id, "00000000000000")).get().getStatus())
                    .isEqualTo(404);
        }
        JsonNode list = request("/api/exports/v1").get(JsonNode.class);
        assertThat(list.findValuesAsText("state")).contains("expired");
    }

    @Test
    void saysWhatIsWrongWithAnOrderAndWhere() {
        assertRefused("{\"form\": \"aggregate\"}", "/purpose");
        assertRefused("{\"form\": \"all\"}", "/form");
        assertRefused(ORDER.replace("\"to\": \"2021-01\"", "\"to\": \"2020-01\""), "/recipe");
        assertRefused(ORDER.replace("phone", "chat"), "/recipe/service");
        assertRefused(ORDER.replace("aggregate", "numbers"), "/purposeText");
    }

    private void assertRefused(String order, String pointer) {
        Response refused = request("/api/exports/v1").post(Entity.json(order));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.readEntity(JsonNode.class).at("/errors/0/pointer").asText())
                .isEqualTo(pointer);
    }

    private JsonNode grant(String address) {
        Response granted = request(address + "/grants").post(Entity.json("{\"object\": \"data.csv\"}"));
        assertThat(granted.getStatus()).isEqualTo(201);
        return granted.readEntity(JsonNode.class);
    }

    private Invocation.Builder request(String path) {
        return api.target(path).request();
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.getHeaders().keySet().forEach(name -> headers.put(name, response.getHeaderString(name)));
        return headers;
    }
}
