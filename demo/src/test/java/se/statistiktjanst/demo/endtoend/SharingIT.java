package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader takes along from a table: a picture, a frame on another site, a print. */
class SharingIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final String TABLE = "/sv/statistik/samtal-kon-alder?from=2021M01&to=2021M03";

    private static Browser browser;
    private static URI site;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        site = service.installation().address();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aPictureSaysWhatItShowsWhoseItIsAndOfWhen(ColorScheme scheme) throws Exception {
        try (BrowserContext window = browser.window(Browser.DESKTOP, scheme, true)) {
            List<String> complaints = new ArrayList<>();
            Page page = window.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.navigate(site.resolve(TABLE).toString());
            page.waitForSelector(".chart .canvas svg");
            String heading = page.locator("h1").innerText();

            Download svg = page.waitForDownload(
                    () -> page.locator("[data-picture=svg]").click());
            assertThat(svg.suggestedFilename()).isEqualTo("samtal-kon-alder.svg");
            String text = Files.readString(svg.path());
            String words = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement()
                    .getTextContent();
            assertThat(words).contains(heading).containsPattern("Källa: .+, uppdaterad \\d{4}-\\d{2}-\\d{2}");

            Download png = page.waitForDownload(
                    () -> page.locator("[data-picture=png]").click());
            assertThat(png.suggestedFilename()).isEqualTo("samtal-kon-alder.png");
            var image = ImageIO.read(png.path().toFile());
            assertThat(image.getWidth()).isGreaterThan(1200);
            long colours = java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                    .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
                    .distinct()
                    .count();
            assertThat(colours).as("a chart is in the picture").isGreaterThan(50);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aButtonCopiesTheCallAndTheKeyboardReachesIt() {
        try (BrowserContext window = browser.window(Browser.PHONE, ColorScheme.LIGHT, true)) {
            window.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = window.newPage();
            page.navigate(site.resolve(TABLE).toString());
            page.locator(".save .more > summary").focus();
            page.keyboard().press("Enter");
            String call = page.locator("#save-get").innerText();
            // Three choices of time, link, frame, the page about the API, then the call.
            for (int stop = 0; stop < 7; stop++) {
                page.keyboard().press("Tab");
            }
            assertThat(page.evaluate("() => document.activeElement.dataset.copy"))
                    .isEqualTo("save-get");
            page.keyboard().press("Enter");
            page.waitForCondition(
                    () -> page.evaluate("() => navigator.clipboard.readText()").equals(call));
            assertThat(page.locator("[data-copy=save-get]").innerText()).isEqualTo("Kopierat");
        }
    }

    @Test
    void onlyTheEmbeddedPageCanBeFramedElsewhere() throws Exception {
        String frames =
                "<iframe name=embedded width=800 height=700 src=\"%s\"></iframe><iframe name=own src=\"%s\"></iframe>"
                        .formatted(site.resolve("/embed" + TABLE), site.resolve(TABLE));
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] body = frames.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
        try (BrowserContext window = browser.window(Browser.DESKTOP, ColorScheme.LIGHT, true)) {
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort());

            Frame frame = page.frame("embedded");
            frame.waitForSelector(".chart .canvas svg");
            assertThat(frame.locator("#tabell tbody td").count()).isPositive();
            assertThat(frame.locator("a[href^='/sv/statistik/samtal-kon-alder?']")
                            .getAttribute("target"))
                    .isEqualTo("_blank");
            assertThat(page.frame("own").locator("#tabell").count()).isZero();
            assertThat(window.cookies()).isEmpty();
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void aPrintHasTheWholeTableAndItsNotesAndNoButtons() {
        try (BrowserContext window = browser.window(Browser.DESKTOP, ColorScheme.DARK, true)) {
            Page page = window.newPage();
            page.navigate(site.resolve(TABLE).toString());
            page.waitForSelector(".chart .canvas svg");
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));

            for (String gone : List.of(".site-nav", ".filters-box", ".save", ".picture", ".site-footer", ".tools")) {
                assertThat(page.locator(gone).first().isVisible()).as(gone).isFalse();
            }
            for (String there : List.of("h1", ".chart .summary", "#tabell", ".legend, .info", ".facts")) {
                assertThat(page.locator(there).first().isVisible()).as(there).isTrue();
            }
            assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.scroll')).overflowX"))
                    .isEqualTo("visible");
            assertThat(page.locator(".info .terms dt").first().isVisible())
                    .as("what is folded on screen is there on paper")
                    .isTrue();
            assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
        }
    }
}
