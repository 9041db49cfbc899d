package se.statistiktjanst.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.collect.CollectorFixture;
import se.statistiktjanst.ingest.folder.AreaConfiguration;
import se.statistiktjanst.ingest.folder.FilesConfiguration;
import se.statistiktjanst.ingest.folder.UploadDesk;
import se.statistiktjanst.ingest.health.Contacts;
import se.statistiktjanst.ingest.mapping.Mappings;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.outgoing.OutgoingAddresses;

class PullTest {
    private static final Path CONFIG = CollectorFixture.config();

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> contacts = new ArrayList<>();
    private HttpServer source;
    private volatile Function<String, String> pages = cursor -> "[]";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            asked.add(query + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = pages.apply(query.substring("after=".length())).getBytes(StandardCharsets.UTF_8);
            if (status == 503) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        source.start();
    }

    @AfterEach
    void stop() {
        source.stop(0);
    }

    @Test
    void readsPagesToTheEndAndGoesOnThereTheNextTime() throws Exception {
        pages = cursor -> switch (cursor) {
            case "0" -> "{\"list\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"meta\":{\"next\":\"ö 2\"}}";
            case "ö 2" -> "{\"list\":[{\"id\":\"c\"}],\"meta\":{\"next\":7}}";
            default -> "{\"list\":[],\"meta\":{\"next\":null}}";
        };
        Pull pull = pull("json", "/list", null, "/meta/next", null);
        assertThat(pull.ask()).isZero();

        assertThat(asked)
                .containsExactly("after=0 Bearer the token", "after=ö 2 Bearer the token", "after=7 Bearer the token");
        assertThat(contents()).containsExactlyInAnyOrder("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "{\"id\":\"c\"}\n");
        pull("json", "/list", null, "/meta/next", null).ask();
        assertThat(asked.get(3)).startsWith("after=7 ");
        assertThat(contents()).hasSize(2);
        assertThat(contacts).containsExactly("worked", "worked");
    }

    @Test
    void readsLinesUpToTheLastItem() throws Exception {
        pages = cursor -> cursor.equals("0") ? "{\"n\":1}\n\n{\"n\":2}\n" : "";
        pull("ndjson", null, null, null, "/n").ask();

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).startsWith("after=2 ");
        assertThat(contents()).containsExactly("{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void makesCsvForAMapping() throws Exception {
        pages = cursor -> "[{\"Call Id\":\"ID0001\",\"Agent\":\"Di\\\"ane, \\nX\",\"n\":3}]";
        pull("json", "", List.of("Call Id", "n", "Agent", "nothing"), null, null)
                .ask();

        assertThat(contents())
                .containsExactly(
                        "\"Call Id\",\"n\",\"Agent\",\"nothing\"\r\n\"ID0001\",\"3\",\"Di\"\"ane, \nX\",\"\"\r\n");
    }

    @Test
    void tellsWhatWentWrongWithoutValuesAndKeepsItsPlace() throws Exception {
        Pull pull = pull("json", "/list", null, "/next", null);
        status = 503;
        assertThat(pull.ask()).isEqualTo(Duration.ofSeconds(7));
        status = 302;
        pull.ask();
        status = 200;
        pages = cursor -> "{\"other\":1}";
        pull.ask();
        pages = cursor -> "540121-8143";
        pull.ask();
        source.stop(0);
        pull.ask();

        assertThat(contacts)
                .containsExactly(
                        "failed http-503",
                        "failed http-302",
                        "failed no-items",
                        "failed malformed-page",
                        "failed unreachable");
        assertThat(asked).allMatch(each -> each.startsWith("after=0 "));
        assertThat(contents()).isEmpty();
    }

    @Test
    void asksNoHostThatIsNotOnTheList() throws Exception {
        pull("json", "", null, null, null, new OutgoingAddresses(List.of("api.example"), true))
                .ask();
        pull("json", "", null, null, null, new OutgoingAddresses(List.of("127.0.0.1"), false))
                .ask();

        assertThat(contacts).containsExactly("failed forbidden-address", "failed forbidden-address");
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesASourceWithoutItsArea() {
        assertThatThrownBy(() -> new PullWorker(
                        List.of(configuration("json", "", null, null, null, "nowhere")),
                        desk(),
                        new OutgoingAddresses(List.of(), true),
                        Contacts.UNWATCHED))
                .hasMessageContaining("names the area nowhere");
    }

    private Pull pull(
            String format,
            @Nullable String items,
            @Nullable List<String> columns,
            @Nullable String nextCursor,
            @Nullable String lastItem)
            throws IOException {
        return pull(format, items, columns, nextCursor, lastItem, new OutgoingAddresses(List.of("127.0.0.1"), true));
    }

    private Pull pull(
            String format,
            @Nullable String items,
            @Nullable List<String> columns,
            @Nullable String nextCursor,
            @Nullable String lastItem,
            OutgoingAddresses outgoing)
            throws IOException {
        Files.writeString(folder.resolve("token"), "the token\n");
        UploadDesk desk = desk();
        return new Pull(
                configuration(format, items, columns, nextCursor, lastItem, "north"),
                desk,
                desk.named("north").orElseThrow(),
                outgoing,
                new Contacts() {
                    @Override
                    public void worked(String integration) {
                        contacts.add("worked");
                    }

                    @Override
                    public void failed(String integration, String errorCode) {
                        contacts.add("failed " + errorCode);
                    }
                });
    }

    private PullConfiguration configuration(
            String format,
            @Nullable String items,
            @Nullable List<String> columns,
            @Nullable String nextCursor,
            @Nullable String lastItem,
            String area) {
        return new PullConfiguration(
                "source",
                area,
                "calls",
                "http://127.0.0.1:" + source.getAddress().getPort() + "/events?after={cursor}",
                folder.resolve("token"),
                format,
                items,
                columns,
                "0",
                nextCursor,
                lastItem,
                5,
                null);
    }

    private UploadDesk desk() {
        AreaConfiguration area = new AreaConfiguration(
                "north",
                null,
                "phone-advice",
                List.of(new AreaConfiguration.CsvFiles("calls-*.csv", "calls-2021q1")),
                null,
                null,
                null);
        return new UploadDesk(
                new FilesConfiguration(folder.resolve("files"), List.of(area), null, null, null, null, null, null),
                Mappings.load(CONFIG, CollectorFixture.eventTypes(), Registry.load(CONFIG)));
    }

    private List<String> contents() throws IOException {
        Path area = folder.resolve("files/north");
        if (!Files.isDirectory(area)) {
            return List.of();
        }
        List<String> contents = new ArrayList<>();
        try (var files = Files.list(area)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("calls-"))
                    .toList()) {
                contents.add(Files.readString(file));
            }
        }
        return contents;
    }
}
