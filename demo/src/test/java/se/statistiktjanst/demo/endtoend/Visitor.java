package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.statistiktjanst.ingest.leak.LeakScan;

/**
 * Somebody with a browser. No answer may hold a resident's number, whatever was asked: every one is looked through,
 * except the files fetched by {@link #download} and {@link #downloadByButton}.
 */
final class Visitor {
    /** Numbers as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final LeakScan LEAKS = TestNumbers.leaks();

    private final URI site;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(URI site) {
        this.site = site;
    }

    /** Logs in as one of {@code config/demo/users.yml}. */
    Visitor logIn(String user) throws Exception {
        HttpResponse<String> page = get("login?fresh=true&returnTo=/sv/mina/exporter&hint=" + user);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/sv/mina/exporter");
        return this;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer);
    }

    /** Posts JSON as a page of the service would. */
    HttpResponse<String> post(String path, String json) throws Exception {
        return send(own(request(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send(own(request(path)).DELETE());
    }

    /** Posts a form given as name, value, name, value. */
    HttpResponse<String> postForm(String path, String... fields) throws Exception {
        return send(form(path, fields));
    }

    /** Presses a button without fields and gives the file it leads to, which may hold numbers. */
    byte[] downloadByButton(String path) throws Exception {
        return bytes(form(path));
    }

    /** Posts a form from a page of ours whose fields are encoded already, with no token but what they say. */
    HttpResponse<String> postFormWith(String path, String fields) throws Exception {
        return send(request(path)
                .header("Origin", origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    /** Posts a form and gives the file it leads to. */
    byte[] download(String path, String... fields) throws Exception {
        return bytes(form(path, fields));
    }

    /** A file that may hold numbers. */
    byte[] download(String path) throws Exception {
        return bytes(request(path).GET());
    }

    /** Posts an event, or several, as a sender. */
    HttpResponse<String> send(String token, String type, String body) throws Exception {
        return send(request("api/events/v1")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Uploads a file as a browser does. */
    HttpResponse<String> upload(String path, String area, String name, String content) throws Exception {
        return uploadWithToken(path, csrf(), area, name, content);
    }

    /** The same, with a token of the test's own. */
    HttpResponse<String> uploadWithToken(String path, String csrf, String area, String name, String content)
            throws Exception {
        String part = "--boundary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String body = part.formatted("csrf", csrf)
                + part.formatted("area", area)
                + part.formatted("file\"; filename=\"" + name, content)
                + "--boundary--\r\n";
        return send(request(path)
                .header("Origin", origin())
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Puts a file as a sender. */
    HttpResponse<String> put(String path, String token, String content) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString(content)));
    }

    /** Reads as a sender. */
    HttpResponse<String> getAs(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    static JsonNode parse(HttpResponse<String> answer) throws JsonProcessingException {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder form(String path, String... fields) throws Exception {
        List<String> pairs = IntStream.range(0, fields.length / 2)
                .mapToObj(at -> encoded(fields[2 * at]) + "=" + encoded(fields[2 * at + 1]))
                .collect(Collectors.toList());
        pairs.add("csrf=" + encoded(csrf()));
        return request(path)
                .header("Origin", origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
    }

    private HttpRequest.Builder own(HttpRequest.Builder request) throws Exception {
        return request.header("Origin", origin()).header("X-CSRF-Token", csrf());
    }

    private String csrf() throws Exception {
        Matcher token = CSRF.matcher(get("sv/mina/exporter").body());
        return token.find() ? token.group(1) : "";
    }

    private String origin() {
        return "http://127.0.0.1:" + site.getPort();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve("/").resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(LEAKS.standsIn(answer.body())
                        || LEAKS.standsIn(answer.headers().toString()))
                .as("a personal number in the answer of %s", answer.uri())
                .isFalse();
        return answer;
    }

    private byte[] bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(() -> new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
