package se.statistiktjanst.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    private static final Path HOME = Path.of("/home/somebody/statistik");

    @Test
    void everythingHasADefault() {
        assertThat(DemoOptions.parse(List.of(), HOME))
                .isEqualTo(new DemoOptions(8080, HOME.resolve(".demo"), DemoOptions.DEFAULT_SAMPLE_EVENTS));
    }

    @Test
    void readsBothSpellings() {
        DemoOptions expected = new DemoOptions(8099, Path.of("/tmp/demo"), 100);
        assertThat(DemoOptions.parse(
                        List.of("--port", "8099", "--data", "/tmp/x/../demo", "--sample-events", "100"), HOME))
                .isEqualTo(expected);
        assertThat(DemoOptions.parse(List.of("--port=8099", "--data=/tmp/demo", "--sample-events=100"), HOME))
                .isEqualTo(expected);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--prot", "1"), HOME))
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--port"), HOME)).hasMessage("--port needs a value");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--port", "70000"), HOME))
                .hasMessage("--port must be a whole number from 1 to 65535, not 70000");
    }
}
