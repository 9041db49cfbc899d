package se.statistiktjanst.statistics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.platform.definition.DefinitionProblem;

class MetricsTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");

    @TempDir
    Path config;

    @Test
    void theMetricsOfTheRepositoryAreSound() {
        assertThat(Metrics.check(CONFIG)).isEmpty();
        Metrics metrics = Metrics.load(CONFIG, EventTypes.load(CONFIG));
        assertThat(metrics.ids())
                .contains(
                        "residents",
                        "calls",
                        "answered",
                        "abandoned",
                        "answeredShare",
                        "resolvedShare",
                        "meanWait",
                        "meanTalk",
                        "forwarded",
                        "consultations",
                        "logins",
                        "timeSpent");
        assertThat(metrics.get("meanWait").numerator()).contains(Measure.WAIT_S);
        assertThat(metrics.get("meanWait").denominator()).contains(Measure.WAIT_N);
    }

    @Test
    void refusesToAddResidentsOverMonthsAndAddsCalls() {
        Metrics metrics = Metrics.load(CONFIG, EventTypes.load(CONFIG));
        metrics.get("calls").requireAdditiveOver(List.of(Dimension.PERIOD, Dimension.UNIT));
        assertThatThrownBy(() -> metrics.get("residents").requireAdditiveOver(List.of(Dimension.PERIOD)))
                .isInstanceOf(NotAdditiveException.class)
                .hasMessage(
                        "residents may not be added up over period; ask for each value by itself, or for the total");
    }

    @Test
    void reportsWhatIsWrongInAFile() throws IOException {
        copy("event-types");
        Files.createDirectories(config.resolve("metrics"));
        Files.writeString(config.resolve("metrics/callers.yml"), """
                id: callers
                title: {sv: Invånare, en: Residents}
                text: {sv: Text, en: Text}
                kind: distinctResidents
                eventTypes: [se.statistiktjanst.calls.v1]
                measure: evnts
                source: {sv: x, en: x}
                since: 2021-13-01
                direction: none
                unit: {sv: antal, en: number}
                decimals: 0
                additiveOver: [period]
                """);
        assertThat(Metrics.check(config))
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "metrics/callers.yml:4: the kind distinctResidents takes no measure",
                        "metrics/callers.yml:5: unknown event type \"se.statistiktjanst.calls.v1\"; did you mean"
                                + " se.statistiktjanst.call.v1?",
                        "metrics/callers.yml:6: unknown measure \"evnts\"; did you mean events?",
                        "metrics/callers.yml:8: since is \"2021-13-01\", but must be a date such as 2021-01-31",
                        "metrics/callers.yml:12: a metric of kind distinctResidents may not be added up over anything; write []");
    }

    private void copy(String folder) throws IOException {
        Files.createDirectories(config.resolve(folder));
        try (var files = Files.list(CONFIG.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, config.resolve(folder).resolve(file.getFileName()));
            }
        }
    }
}
