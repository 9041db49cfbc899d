package se.statistiktjanst.demo.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chromium as a visitor has it, without a window. A machine without it fails the tests; it never skips them. */
final class Browser implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    /** So that it asks nobody for anything but our pages. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final int PHONE = 360;
    static final int DESKTOP = 1280;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser start() {
        Path program = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("install the package chromium (" + PLACES.get(0) + ")"));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(QUIET)));
    }

    /** A new visitor's window. */
    BrowserContext window(int width, ColorScheme scheme, boolean javaScript) {
        return chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(javaScript)
                .setLocale("sv-SE"));
    }

    /** What a page asked for elsewhere, and what the browser complained of, as it goes on. */
    static Stream<String> foreign(URI site, Stream<String> requests) {
        return requests.filter(address -> !URI.create(address).getScheme().equals("data"))
                .filter(address -> !URI.create(address).getAuthority().equals(site.getAuthority()));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
