package se.statistiktjanst.service.open.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.service.open.release.CodeName;
import se.statistiktjanst.service.open.release.OpenCube;
import se.statistiktjanst.service.open.release.OpenTable;
import se.statistiktjanst.service.open.release.Text;
import se.statistiktjanst.service.page.Language;

class SavePanelTest {
    private static final Text NAME = new Text("sv", "en");
    private static final List<CodeName> UNITS = IntStream.range(0, 500)
            .mapToObj(at -> new CodeName("unit", "SE4499100016-%04d".formatted(at), "Enhet", "Unit"))
            .toList();

    @Test
    void aSelectionTooLongForAnAddressHasPostOnly() {
        SavePanel panel = panel(UNITS.subList(0, 499), List.of("2021M01"));

        assertThat(panel.get()).isNull();
        assertThat(panel.body()).contains("SE4499100016-0498");
        assertThat(panel.snippets()).extracting(Snippet::id).containsExactly("curl");
    }

    @Test
    void allValuesAreAStarHoweverMany() {
        SavePanel panel = panel(UNITS, List.of("2021M01"));

        assertThat(panel.get()).contains("valueCodes%5Bunit%5D=*&").hasSizeLessThan(300);
        assertThat(panel.snippets()).hasSize(4);
    }

    @Test
    void codesOfTheirOwnKindAreKeptWhole() {
        List<CodeName> odd = List.of(code("a,b"), code("top(1)"), code("it's"), code("å &=?"));

        SavePanel panel = panel(odd.subList(0, 3), odd, List.of("2021M01"));

        assertThat(panel.get()).contains("=%5Ba,b%5D,top(1),it%27s&");
        assertThat(panel.snippets().get(0).code()).contains("it'\\''s");
        assertThat(panel(odd.subList(3, 4), odd, List.of("2021M01")).get()).contains("=%C3%A5%20%26%3D%3F&");
    }

    @Test
    void withoutAPeriodThereIsNothingToComeBackTo() {
        assertThat(SavePanel.of("http://x", "/sv/statistik/t", "", table(UNITS, UNITS, List.of()), Language.SV, null))
                .isNull();
    }

    private static SavePanel panel(List<CodeName> chosen, List<String> periods) {
        return panel(chosen, UNITS, periods);
    }

    private static SavePanel panel(List<CodeName> chosen, List<CodeName> all, List<String> periods) {
        return Objects.requireNonNull(
                SavePanel.of("http://x", "/sv/statistik/t", "", table(chosen, all, periods), Language.SV, null));
    }

    private static CodeName code(String code) {
        return new CodeName("unit", code, code, code);
    }

    private static OpenTable table(List<CodeName> chosen, List<CodeName> all, List<String> periods) {
        OpenCube.OpenMetric metric = new OpenCube.OpenMetric("calls", NAME, NAME, NAME, 0, false, true);
        OpenCube cube = new OpenCube(
                "t",
                NAME,
                NAME,
                List.of(),
                NAME,
                List.of(),
                List.of(new OpenCube.OpenDimension("unit", NAME)),
                List.of(metric),
                null);
        return new OpenTable(cube, Map.of("unit", all), List.of(chosen), List.of(), periods, List.of(metric), Map.of());
    }
}
