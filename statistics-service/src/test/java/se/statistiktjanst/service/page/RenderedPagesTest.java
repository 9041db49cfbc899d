package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in both languages, rendered with the application's template settings and made-up contents. */
class RenderedPagesTest {

    /** Links that a reader may follow to another host; nothing is loaded from them. */
    private static final List<String> OUTSIDE_LINKS = List.of("https://www.digg.se/tdosanmalan", "https://www.imy.se/");

    private static final PageRenderer RENDERER = new PageRenderer();
    private static final PageShell SHELL = new PageShell(SamplePages.OPERATOR, true, new Assets(null));

    static {
        RENDERER.configure(PagesBundle.freemarkerSettings());
    }

    static Stream<String> paths() {
        return SamplePages.all().keySet().stream().flatMap(path -> Stream.of("/sv" + path, "/en" + path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void hasNoInlineScriptOrStyle(String path) {
        String html = render(path);

        assertThat(html).doesNotContainPattern("(?i)<style").doesNotContainPattern("(?i)\\sstyle\\s*=");
        assertThat(html).doesNotContainPattern("(?i)\\son[a-z]+\\s*=\\s*[\"']").doesNotContain("javascript:");
        assertThat(find(html, "(?is)<script\\b([^>]*)>(.*?)</script>")).allSatisfy(script -> {
            // Data for search engines: browsers do not run it, so the policy does not forbid it.
            if (script.group(1).equals(" type=\"application/ld+json\"")) {
                assertThat(new JsonMapper()
                                .readTree(script.group(2))
                                .get("@type")
                                .asText())
                        .isEqualTo("Dataset");
                return;
            }
            assertThat(script.group(1)).contains("src=\"/assets/");
            assertThat(script.group(2)).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("paths")
    void loadsNothingFromAnotherHostAndSendsNothingThere(String path) {
        String html = render(path);

        assertThat(find(html, "(?i)\\b(?:src|action|srcset|poster|data)=\"([^\"]*)\"").stream()
                        .map(m -> m.group(1)))
                .allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
        assertThat(find(html, "(?i)<link\\b[^>]*href=\"([^\"]*)\"").stream().map(m -> m.group(1)))
                .allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
        assertThat(find(html, "(?i)<a\\b[^>]*href=\"([^\"]*)\"").stream().map(m -> m.group(1)))
                .allMatch(address -> address.matches("(/(?!/)|#|mailto:).*") || OUTSIDE_LINKS.contains(address));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void saysItsLanguageAndLinksToTheSamePageInTheOther(String path) {
        String language = path.substring(1, 3);
        String other = language.equals("sv") ? "en" : "sv";

        assertThat(render(path))
                .contains("<html lang=\"" + language + "\"")
                .contains("hreflang=\"" + other + "\" href=\"/" + other + path.substring(3) + "?x=1&amp;y=2\"");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void hasOneMainHeadingAndMarksTheDemo(String path) {
        String html = render(path);

        assertThat(find(html, "<h1[ >]")).hasSize(1);
        assertThat(html).contains(path.startsWith("/sv") ? "Demo: exempeldata" : "Demo: sample data");
    }

    @Test
    void aCellWithoutNumberIsAMarkWithReasonAndNeverZero() {
        String html = render("/sv/statistik/SAM01");
        String table = html.substring(html.indexOf("id=\"tabell\""));
        List<MatchResult> cells = find(table.substring(0, table.indexOf("</table>")), "(?s)<td([^>]*)>(.*?)</td>");

        assertThat(cells).anyMatch(cell -> cell.group(2).contains("[c]"));
        assertThat(cells).allSatisfy(cell -> {
            boolean marked = cell.group(2).matches("(?s).*\\[[cuxz]].*");
            assertThat(cell.group(1).contains("data-value")).isEqualTo(!marked);
            if (marked) {
                assertThat(cell.group(2).replaceAll("title=\"[^\"]*\"", "")).doesNotContainPattern("\\d");
            }
        });
        assertThat(html).contains("<td data-value=\"0\"").contains("Det står inte för noll");
    }

    @Test
    void aHiddenHeadlineOrServiceFigureIsAMarkToo() {
        assertThat(render("/sv/")).containsPattern("(?s)Remisser.*\\[x].*remisser");
    }

    @Test
    void writesNumbersWithNoBreakSpaceAndTheCommaOfTheLanguage() {
        assertThat(render("/sv/mina/statistik")).contains("5\u00A0000").contains("67,52");
        assertThat(render("/en/mina/statistik")).contains("5\u00A0000").contains("67.52");
    }

    @Test
    void escapesWhatComesFromOutside() {
        assertThat(render("/sv/statistik/ingen")).contains("zz&lt;b&gt;").doesNotContain("zz<b>");
    }

    @Test
    void onlyPagesWithAChartLoadTheChartLibrary() {
        assertThat(render("/sv/statistik/SAM01"))
                .contains("echarts.common.min.js")
                .contains("chart.js");
        assertThat(render("/sv/")).doesNotContain("echarts");
    }

    @Test
    void aFormThatPostsCarriesTheTokenOfTheSession() {
        for (String path : List.of(
                "/sv/mina/exporter",
                "/sv/mina/statistik",
                "/sv/mina/logg",
                "/sv/mina/grupper",
                "/sv/mina/grupper/g1",
                "/sv/demo")) {
            assertThat(find(render(path), "(?s)<form[^>]*method=\"post\".*?</form>"))
                    .isNotEmpty()
                    .allSatisfy(form -> assertThat(form.group()).contains("name=\"csrf\" value=\"form-token\""));
        }
    }

    private static List<MatchResult> find(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().toList();
    }

    private static String render(String path) {
        PageContent content = SamplePages.all().get(path.substring(3));
        if (content == null) {
            throw new IllegalArgumentException("No sample page " + path);
        }
        Viewer viewer = SamplePages.needsViewer(content) ? SamplePages.VIEWER : null;
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        try {
            RENDERER.render(SHELL.page(path, "x=1&y=2", viewer, content), Locale.ROOT, html);
        } catch (IOException e) {
            throw new IllegalStateException("Rendering " + path, e);
        }
        return html.toString(StandardCharsets.UTF_8);
    }
}
