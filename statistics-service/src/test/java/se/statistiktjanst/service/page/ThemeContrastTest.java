package se.statistiktjanst.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.2 defines it (1.4.3, 1.4.11), for the colours of {@code theme.css} in light and dark. */
class ThemeContrastTest {

    private static final Path THEME = Path.of("src/main/resources/assets/theme.css");
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+):\\s*#([0-9a-fA-F]{6});");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textIsReadableOnEveryGround(boolean dark) throws Exception {
        Map<String, Integer> theme = theme(dark);

        for (String ground : List.of("--site-paper", "--site-raised", "--site-wash")) {
            for (String text : List.of("--site-ink", "--site-ink-soft", "--ds-color-accent-text-subtle")) {
                assertContrast(theme, text, ground, 4.5);
            }
        }
        assertContrast(theme, "--site-note-ink", "--site-note", 4.5);
        assertContrast(theme, "--ds-color-accent-base-contrast-default", "--ds-color-accent-base-default", 4.5);
        assertContrast(theme, "--ds-color-accent-base-contrast-default", "--ds-color-accent-base-hover", 4.5);
        assertContrast(theme, "--ds-color-neutral-border-default", "--site-raised", 3);
        assertContrast(theme, "--chart-axis", "--site-paper", 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chartColoursAreReadableAsLabelsToo(boolean dark) throws Exception {
        Map<String, Integer> theme = theme(dark);

        for (int i = 1; i <= 6; i++) {
            assertContrast(theme, "--chart-" + i, "--site-paper", 4.5);
        }
    }

    @Test
    void darkModeReplacesEveryColour() throws Exception {
        assertThat(theme(true).keySet()).isEqualTo(theme(false).keySet());
    }

    private static void assertContrast(Map<String, Integer> theme, String one, String other, double least) {
        assertThat(contrast(theme.getOrDefault(one, 0), theme.getOrDefault(other, 0)))
                .as(one + " on " + other)
                .isGreaterThanOrEqualTo(least);
    }

    private static Map<String, Integer> theme(boolean dark) throws Exception {
        String css = Files.readString(THEME);
        int darkPart = css.indexOf("@media");
        return colours(dark ? css.substring(darkPart) : css.substring(0, darkPart));
    }

    private static Map<String, Integer> colours(String css) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return colours;
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> weights[i] * linear(((rgb >> (16 - 8 * i)) & 0xFF) / 255.0))
                .sum();
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
