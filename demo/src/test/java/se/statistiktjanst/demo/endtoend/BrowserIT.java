package se.statistiktjanst.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page as a browser shows it: light and dark, phone and desktop, with the keyboard alone, and without script. */
class BrowserIT {
    @RegisterExtension
    static final RunningService service = new RunningService();

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int MANY_STOPS = 80;

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

    /** Open pages in both languages, and what is asked for on them. */
    private static List<String> openPages(Page page) {
        Set<String> found = new TreeSet<>(List.of("/sv/", "/en/", "/sv/statistik?q=samtal"));
        for (String start : List.of("/sv/", "/en/", "/sv/statistik", "/en/statistik")) {
            page.navigate(site.resolve(start).toString());
            links(page).stream()
                    .filter(path -> path.matches("/(sv|en)/[a-z0-9/-]*"))
                    .forEach(found::add);
        }
        String table = found.stream()
                .filter(path -> path.matches("/sv/statistik/.+"))
                .findFirst()
                .orElseThrow();
        found.add(table + "?time=latest&compare=before");
        found.add(table + "?compare=year");
        found.add("/embed" + table);
        found.add("/sv/demo/knack-talet");
        return new ArrayList<>(found);
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        return (List<String>) page.evaluate("() => [...document.links]"
                + ".filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname)");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 360"})
    void noOpenPageHasAFault(ColorScheme scheme, int width) {
        try (BrowserContext window = browser.window(width, scheme, true)) {
            Page page = window.newPage();
            List<String> pages = openPages(page);
            assertThat(pages).hasSizeGreaterThan(20).anyMatch(path -> path.startsWith("/sv/statistik/"));
            assertThat(faults(page, pages)).isEmpty();
            assertThat(window.cookies()).as("open pages need no cookie").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 360", "DARK, 1280"})
    void noPageOfStaffHasAFault(ColorScheme scheme, int width) throws Exception {
        String group = group();
        try (BrowserContext window = browser.window(width, scheme, true)) {
            Page page = window.newPage();
            Map<String, List<String>> pages = new LinkedHashMap<>();
            pages.put(
                    "unit-manager",
                    List.of(
                            "/sv/mina/statistik",
                            "/sv/mina/rapporter?report=samtal&from=2021-01&to=2021-03",
                            "/en/mina/rapporter?metric=residents&by=channel",
                            "/en/mina/statistik",
                            "/sv/mina/exporter",
                            "/sv/mina/min-statistik",
                            "/sv/demo"));
            pages.put(
                    "analyst",
                    List.of(
                            "/sv/mina/filer",
                            "/en/mina/exporter/projekt",
                            "/sv/mina/grupper",
                            "/en/mina/grupper/" + group,
                            "/sv/mina/rapporter?metric=calls&by=group&from=2021-01&to=2021-03",
                            "/sv/mina/api"));
            pages.put("service-developer", List.of("/sv/mina/avsandare", "/en/drift/integrationer"));
            pages.put("data-handler", List.of("/sv/mina/personuppgifter", "/en/mina/personuppgifter"));
            pages.put(
                    "data-protection-officer",
                    List.of("/sv/mina/logg", "/en/mina/logg", "/sv/mina/registerforteckning"));
            pages.forEach((user, its) -> {
                logIn(page, user);
                assertThat(faults(page, its)).as(user).isEmpty();
            });
        }
    }

    /** An own group of units that is there to be looked at. */
    private static String group() throws Exception {
        Visitor analyst = service.visitor().logIn("analyst");
        String unit = service.unit("SE4499100016-3001");
        analyst.postForm("sv/mina/grupper", "name", "Att titta på", "from", "2021-01-01", "last", "", "unit", unit);
        Matcher group = Pattern.compile("id=\"group-([0-9a-z]+)\">\\s*<header><h3>Att titta på<")
                .matcher(analyst.get("sv/mina/grupper").body());
        assertThat(group.find()).isTrue();
        return group.group(1);
    }

    @Test
    void theKeyboardAloneReachesTheContentAndAnotherSelection() {
        try (BrowserContext window = browser.window(Browser.DESKTOP, ColorScheme.LIGHT, true)) {
            Page page = window.newPage();
            page.navigate(site.resolve(tablePage(page)).toString());
            page.keyboard().press("Tab");
            assertThat(focused(page, "e.getAttribute('href')"))
                    .as("the first stop skips to the content")
                    .isEqualTo("#innehall");
            page.keyboard().press("Enter");
            String before = page.url();
            for (int stop = 0; stop < MANY_STOPS && !isSubmit(page); stop++) {
                page.keyboard().press("Tab");
                assertThat(
                                focused(
                                        page,
                                        "getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'"))
                        .as("stop %d shows that it is there: %s", stop, focused(page, "e.outerHTML"))
                        .isEqualTo("true");
            }
            assertThat(isSubmit(page)).isTrue();
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.equals(before) && url.contains("?"));
            assertThat(page.locator("table.numbers tbody tr").count()).isPositive();
        }
    }

    @Test
    void aTableIsTheSameWithoutScript() {
        String path;
        List<String> with;
        try (BrowserContext window = browser.window(Browser.DESKTOP, ColorScheme.LIGHT, true)) {
            Page page = window.newPage();
            path = tablePage(page);
            page.navigate(site.resolve(path).toString());
            with = page.locator("table td").allInnerTexts();
        }
        try (BrowserContext window = browser.window(Browser.DESKTOP, ColorScheme.LIGHT, false)) {
            Page page = window.newPage();
            page.navigate(site.resolve(path).toString());
            assertThat(page.locator("table td").allInnerTexts()).isNotEmpty().isEqualTo(with);
            page.locator("form button[type=submit]").last().click();
            assertThat(page.locator("table td").allInnerTexts()).isNotEmpty();
        }
    }

    private static String tablePage(Page page) {
        page.navigate(site.resolve("/sv/statistik").toString());
        return links(page).stream()
                .filter(path -> path.startsWith("/sv/statistik/"))
                .findFirst()
                .orElseThrow();
    }

    private static void logIn(Page page, String user) {
        page.navigate(site.resolve("/login?fresh=true&returnTo=/sv/mina/exporter&hint=" + user)
                .toString());
        assertThat(URI.create(page.url()).getPath()).isEqualTo("/sv/mina/exporter");
    }

    /** What is wrong with the pages, as "path: what". */
    private static List<String> faults(Page page, List<String> paths) {
        List<String> faults = new ArrayList<>();
        for (String path : paths) {
            List<String> asked = new ArrayList<>();
            List<String> complaints = new ArrayList<>();
            Consumer<String> failed = complaints::add;
            Consumer<Request> request = sent -> asked.add(sent.url());
            Consumer<ConsoleMessage> said = message -> complaints.add(message.text());
            page.onRequest(request);
            page.onConsoleMessage(said);
            page.onPageError(failed);
            page.navigate(site.resolve(path).toString());
            for (Rule rule : new AxeBuilder(page).withTags(WCAG).analyze().getViolations()) {
                faults.add("%s: %s %s"
                        .formatted(path, rule.getId(), rule.getNodes().get(0).getTarget()));
            }
            page.offRequest(request);
            page.offConsoleMessage(said);
            page.offPageError(failed);
            if ((Boolean) page.evaluate(
                    "() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
                faults.add(path + ": wider than the window");
            }
            Browser.foreign(site, asked.stream()).forEach(address -> faults.add(path + ": asks " + address));
            complaints.forEach(text -> faults.add(path + ": " + text));
        }
        return faults;
    }

    private static boolean isSubmit(Page page) {
        return focused(page, "e.matches('main button[type=submit]')").equals("true");
    }

    private static String focused(Page page, String about) {
        return String.valueOf(page.evaluate("() => { const e = document.activeElement; return " + about + "; }"));
    }
}
