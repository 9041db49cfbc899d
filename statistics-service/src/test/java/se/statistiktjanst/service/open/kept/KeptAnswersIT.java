package se.statistiktjanst.service.open.kept;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import se.statistiktjanst.platform.db.DatabaseRole;
import se.statistiktjanst.platform.embedded.TestDatabase;
import se.statistiktjanst.service.open.OpenApp;
import se.statistiktjanst.service.open.SampleReleases;
import se.statistiktjanst.service.open.api.ApiLimits;

/** Answers of the open site that come from memory. */
class KeptAnswersIT {
    private static final String TABLE = "/sv/statistik/" + SampleReleases.TABLE;
    private static final String CSV = TABLE + ".csv?ContentsCode=callers&from=2021M03&to=2021M03";
    private static final String DATA = "/api/v2/tables/" + SampleReleases.TABLE
            + "/data?lang=sv&valueCodes%5BTid%5D=2021M03&valueCodes%5BContentsCode%5D=callers"
            + "&valueCodes%5BcareProvider%5D=*&valueCodes%5Berrand%5D=TOT";
    /** One of each kind of page, file and answer. */
    static final List<String> ADDRESSES = List.of(
            TABLE,
            CSV,
            DATA,
            TABLE + ".xlsx",
            TABLE + ".parquet",
            DATA + "&outputFormat=html",
            "/sv/",
            "/sv/statistik",
            "/embed" + TABLE,
            "/datasets/dcat",
            "/api/v2/tables");

    private static final int CALLS = 10_000;

    @RegisterExtension
    static final TestDatabase db = new TestDatabase();

    private static OpenApp app;

    @BeforeAll
    static void start() throws Exception {
        SampleReleases.publish(db.jdbi(DatabaseRole.PUBLISHER));
        app = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, CALLS, 60, null));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theSameQuestionIsAnsweredFromMemoryAnotherFromItsReleaseAndAnotherMonthFromTheDatabase() throws Exception {
        try (OpenApp fresh = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, CALLS, 60, null))) {
            String first = fresh.get(CSV).body();
            db.superuserJdbi().useHandle(handle -> handle.execute("alter table open.cell rename to away"));
            try {
                assertThat(first).contains("3105");
                assertThat(fresh.get(CSV).body()).isEqualTo(first);
                assertThat(fresh.get(CSV + "&last=1").body()).isEqualTo(first);
                assertThat(fresh.get(CSV.replace("2021M03", "2021M02")).statusCode())
                        .isEqualTo(500);
            } finally {
                db.superuserJdbi().useHandle(handle -> handle.execute("alter table open.away rename to cell"));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void anAnswerFromMemoryIsTheOneBefore(String address) throws Exception {
        HttpResponse<byte[]> first = app.file(address);
        HttpResponse<byte[]> again = app.file(address);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(lasting(again.headers())).isEqualTo(lasting(first.headers()));
    }

    /** Fresh by an Accept that nobody else sends. */
    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void anAnswerFromMemoryHasTheHeadersOfAFreshOne(String address) throws Exception {
        for (String encoding : List.of("identity", "gzip")) {
            String[] headers = {"Accept", "*/*;q=0.5" + encoding.length(), "Accept-Encoding", encoding};
            long before = app.counted(KeptAnswers.METER);
            HttpResponse<byte[]> fresh = app.file(address, headers);
            assertThat(app.counted(KeptAnswers.METER)).isEqualTo(before);
            HttpResponse<byte[]> kept = app.file(address, headers);
            assertThat(app.counted(KeptAnswers.METER)).isEqualTo(before + 1);

            assertThat(lasting(kept.headers())).isEqualTo(lasting(fresh.headers()));
            assertThat(unpacked(kept)).isEqualTo(unpacked(fresh));
            assertThat(kept.headers().map())
                    .containsKeys("content-security-policy", "x-content-type-options", "referrer-policy");
        }
    }

    @Test
    void headHasTheHeadersOfTheAnswerInMemory() throws Exception {
        HttpResponse<String> kept = app.get(DATA);
        Map<String, List<String>> head = lasting(app.head(DATA).headers());
        Map<String, List<String>> headers = lasting(kept.headers());
        // The server names Accept-Encoding only where there is something to pack.
        headers.remove("vary");
        assertThat(head).isEqualTo(headers);
    }

    @Test
    void aCallTooManyIsRefusedAndCountedOnceThoughItsAnswerIsKept() throws Exception {
        try (OpenApp strict = new OpenApp(db.jdbi(DatabaseRole.OPEN), new ApiLimits(null, 2, 60, null))) {
            assertThat(remaining(strict.get(DATA))).isEqualTo(1);
            assertThat(remaining(strict.get(DATA))).isZero();
            HttpResponse<String> refused = strict.get(DATA);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(strict.get(TABLE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whileItIsNotKnownWhatIsPublishedAPageSaysThatSomethingIsWrong() throws Exception {
        db.superuserJdbi().useHandle(handle -> handle.execute("revoke usage on schema open from statistik_open"));
        try {
            OpenApp.awaitPublication();
            HttpResponse<String> page = app.get(TABLE);
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("<main id=\"innehall\"");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(app.get(DATA).headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
        } finally {
            db.superuserJdbi().useHandle(handle -> handle.execute("grant usage on schema open to statistik_open"));
            OpenApp.awaitPublication();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cache-Control: public, max-age=300, stale-while-revalidate=86400                             | true
            Cache-Control: no-store                                                                      | false
            Content-Type: text/html                                                                      | false
            Cache-Control: public, max-age=300, stale-while-revalidate=86400; Vary: Cookie               | false
            Cache-Control: public, max-age=300, stale-while-revalidate=86400; Set-Cookie: session=1      | false
            """)
    void onlyWhatIsTheSameForEverybodyIsKept(String said, boolean kept) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        for (String header : said.split("; ", -1)) {
            headers.add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        assertThat(AnswerKeeper.isForAll(headers)).isEqualTo(kept);
    }

    @Test
    void whatIsPublishedIsSeenWithinASecond() throws Exception {
        assertThat(app.get(CSV).body()).contains(",3105,");
        SampleReleases.revise(db.jdbi(DatabaseRole.PUBLISHER));
        try {
            OpenApp.awaitPublication();
            assertThat(app.get(CSV).body()).contains(",3145,").doesNotContain(",3105,");
        } finally {
            db.superuserJdbi().useTransaction(handle -> {
                handle.execute(
                        "delete from open.cell where release_id in (select id from open.release where version = 2)");
                handle.execute("delete from open.release where version = 2");
            });
            OpenApp.awaitPublication();
        }
    }

    /** Who sends a host of its own gets addresses with it, and nobody else does. */
    @Test
    void anAnswerForAForeignHostIsNotGivenToOthers() throws Exception {
        assertThat(raw(TABLE, "Host: evil.example")).contains("http://evil.example/");
        assertThat(raw(TABLE, "Host: evil.example")).contains("http://evil.example/");
        assertThat(app.get(TABLE).body()).doesNotContain("evil.example").contains(app.origin());
    }

    @Test
    void packedItIsTheSameAndHasATagOfItsOwn() throws Exception {
        byte[] plain = app.file(DATA).body();
        HttpResponse<byte[]> packed = app.file(DATA, "Accept-Encoding", "br, gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElse("")).containsIgnoringCase("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain);
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).endsWith("--gzip\"");
        assertThat(app.get(DATA, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aPartOfAFileIsGivenThoughTheWholeIsKept() throws Exception {
        byte[] whole = app.file(TABLE + ".parquet").body();
        HttpResponse<byte[]> part = app.file(TABLE + ".parquet", "Range", "bytes=0-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOf(whole, 4));
    }

    @Test
    void callsAreCountedAlsoWhenTheAnswerIsKept() throws Exception {
        int before = remaining(app.get(DATA));
        assertThat(remaining(app.get(DATA))).isEqualTo(before - 1);
        assertThat(remaining(app.get(DATA))).isEqualTo(before - 2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            gzip,                    true
            'br;q=1.0, gzip;q=0.8',  true
            'deflate, GZIP',         true
            gzip;q=0,                false
            'identity, gzip;q=0.0',  false
            br,                      false
            x-gzipped,               false
            """)
    void packsOnlyForWhoTakesIt(String header, boolean taken) {
        assertThat(AnswersFromMemory.takesGzip(header)).isEqualTo(taken);
    }

    private static int remaining(HttpResponse<String> answer) {
        return Integer.parseInt(
                answer.headers().firstValue("RateLimit-Remaining").orElseThrow());
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        return answer.headers()
                        .firstValue("Content-Encoding")
                        .filter("gzip"::equals)
                        .isEmpty()
                ? answer.body()
                : new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }

    /** Without what belongs to one call or to how the bytes travel. */
    private static Map<String, List<String>> lasting(HttpHeaders headers) {
        Map<String, List<String>> kept = new TreeMap<>(headers.map());
        kept.keySet()
                .removeIf(name -> name.startsWith("ratelimit-")
                        || List.of("date", "transfer-encoding", "content-length")
                                .contains(name));
        return kept;
    }

    /** A request as the JDK's client does not send it. */
    private static String raw(String path, String header) throws IOException {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(app.origin()).getPort());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
