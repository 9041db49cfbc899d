package se.statistiktjanst.statistics.cube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.Metrics;

class CubesTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final String CALLS = "cubes/samtal-vardgivare-arende.yml";

    @TempDir
    Path config;

    @Test
    void theTablesOfTheRepositoryAreSound() {
        assertThat(Cubes.check(CONFIG)).isEmpty();
        Cubes cubes = Cubes.load(CONFIG, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        assertThat(cubes.all()).extracting(CubeDefinition::position).isSorted();
        CubeDefinition calls = cubes.find("samtal-vardgivare-arende").orElseThrow();
        assertThat(calls.dimensions()).containsExactly(Dimension.CARE_PROVIDER, Dimension.ERRAND);
        assertThat(calls.persons().id()).isEqualTo("callers");
    }

    @Test
    void everyTableTellsThatZeroMeansNoneOrVeryFewAndThatTotalsNeedNotAddUp() {
        Cubes cubes = Cubes.load(CONFIG, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        assertThat(cubes.all())
                .allSatisfy(cube -> assertThat(cube.notes())
                        .anyMatch(note -> note.en().startsWith("0 means none or very few"))
                        .anyMatch(note -> note.en().contains("need not add up"))
                        .anyMatch(note -> note.sv().contains("behöver därför inte summera")));
    }

    @Test
    void theJsonOfATableCarriesItsWords() {
        Cubes cubes = Cubes.load(CONFIG, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        JsonNode json = cubes.find("samtal-vardgivare-arende").orElseThrow().json();
        assertThat(json.at("/dimensions/0/id").asText()).isEqualTo("careProvider");
        assertThat(json.at("/dimensions/0/title/sv").asText()).isEqualTo("Vårdgivare");
        assertThat(json.at("/metrics/0/additive").asBoolean(true)).isFalse();
        assertThat(json.at("/metrics/1/additive").asBoolean()).isTrue();
        assertThat(json.at("/metrics/4/share").asBoolean()).isTrue();
        assertThat(json.at("/metrics/7/unit/en").asText()).isEqualTo("s");
    }

    @Test
    void reportsADimensionThatIsNeverPublished() throws IOException {
        assertThat(with("dimensions: [careProvider, errand]", "dimensions: [careProvider, unit]"))
                .singleElement()
                .asString()
                .endsWith("unit is never published");
    }

    @Test
    void reportsFourDimensions() throws IOException {
        assertThat(with("dimensions: [careProvider, errand]", "dimensions: [careProvider, errand, sex, ageBand]"))
                .singleElement()
                .asString()
                .endsWith("a table has one to three dimensions; the month comes by itself");
    }

    @Test
    void reportsATableWithoutResidentsToDecideProtectionOn() throws IOException {
        assertThat(with("metrics: [callers, calls,", "metrics: [calls,"))
                .singleElement()
                .asString()
                .endsWith("the first metric must count distinct residents: protection is decided on it");
    }

    @Test
    void reportsAMetricWhoseResidentsAreNotCounted() throws IOException {
        assertThat(with("metrics: [callers, calls,", "metrics: [callers, logins,"))
                .singleElement()
                .asString()
                .endsWith("logins is taken over event types whose residents callers does not count");
    }

    @Test
    void reportsAMisspeltMetricWithWhatWasMeant() throws IOException {
        assertThat(with("meanWait", "meanWiat")).singleElement().asString().endsWith("did you mean meanWait?");
    }

    private List<String> with(String text, String replacement) throws IOException {
        copyConfig();
        Path file = config.resolve(CALLS);
        String broken = Files.readString(file).replace(text, replacement);
        assertThat(broken).contains(replacement);
        Files.writeString(file, broken);
        return Cubes.check(config).stream().map(DefinitionProblem::toString).toList();
    }

    private void copyConfig() throws IOException {
        for (String folder : List.of("event-types", "metrics", "cubes", "registry")) {
            Files.createDirectories(config.resolve(folder));
            try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, config.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }
}
