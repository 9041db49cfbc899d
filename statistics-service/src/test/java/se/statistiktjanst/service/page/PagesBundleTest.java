package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class PagesBundleTest {

    private static final DropwizardAppExtension<Configuration> APP = new DropwizardAppExtension<>(
            PreviewApp.class,
            ResourceHelpers.resourceFilePath("preview.yml"),
            ConfigOverride.config("server.applicationConnectors[0].port", "0"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void everyAnswerHasTheContentSecurityPolicy() throws Exception {
        for (String path : new String[] {"/sv/", "/en/nothing/here", "/assets/site.css", "/nowhere"}) {
            assertThat(header(get(path), "Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                            + "frame-ancestors 'none'");
            assertThat(header(get(path), "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void onlyEmbeddedPagesMayBeFramed() throws Exception {
        assertThat(header(get("/embed/x"), "Content-Security-Policy")).endsWith("frame-ancestors *");
    }

    @Test
    void pagesAreNotStoredUnlessTheirResourceSaysSo() throws Exception {
        assertThat(header(get("/sv/mina/statistik"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(get("/sv/om"), "Cache-Control")).isEqualTo(PagesBundle.OPEN_PAGE_CACHE);
    }

    @Test
    void pagesAreUtf8AndSetNoCookie() throws Exception {
        HttpResponse<String> page = get("/sv/");

        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).contains("Vårdens digitala tjänster");
    }

    @Test
    void errorsUnderALanguageArePagesInThatLanguage() throws Exception {
        HttpResponse<String> swedish = get("/sv/finns/inte");
        HttpResponse<String> english = get("/en/finns/inte");

        assertThat(swedish.statusCode()).isEqualTo(404);
        assertThat(swedish.body()).contains("<html lang=\"sv\"").contains("Sidan finns inte");
        assertThat(english.body()).contains("<html lang=\"en\"").contains("There is no such page");
    }

    @Test
    void errorsElsewhereAreLeftAlone() throws Exception {
        assertThat(get("/api/nothing").body()).doesNotContain("<html");
    }

    @Test
    void assetsAskedForByVersionAreKeptForAYear() throws Exception {
        HttpResponse<String> theme = get(new Assets(null).href("theme.css"));

        assertThat(theme.statusCode()).isEqualTo(200);
        assertThat(header(theme, "Content-Type")).startsWith("text/css");
        assertThat(header(theme, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(get("/assets/site.js"), "Cache-Control")).isEqualTo("public, max-age=300");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + APP.getLocalPort() + path);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
