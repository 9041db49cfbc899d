package se.statistiktjanst.statistics.cube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.ingest.eventtype.EventTypes;
import se.statistiktjanst.ingest.registry.Registry;
import se.statistiktjanst.platform.definition.DefinitionProblem;
import se.statistiktjanst.statistics.metric.Dimension;
import se.statistiktjanst.statistics.metric.Metrics;

class CubesTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");
    private static final String CALLS = "cubes/samtal-vardgivare-arende.yml";
    private static final String STAFF = "staff-cubes/kon-alder.yml";

    @TempDir
    Path config;

    @Test
    void theTablesOfTheRepositoryAreSound() {
        assertThat(Cubes.check(CONFIG)).isEmpty();
        Cubes cubes =
                Cubes.load(CONFIG, Audience.OPEN, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        assertThat(cubes.all()).extracting(CubeDefinition::position).isSorted();
        CubeDefinition calls = cubes.find("samtal-vardgivare-arende").orElseThrow();
        assertThat(calls.dimensions()).containsExactly(Dimension.CARE_PROVIDER, Dimension.ERRAND);
        assertThat(calls.persons().id()).isEqualTo("callers");
    }

    @Test
    void everyTableTellsThatZeroMeansNoneOrVeryFewAndThatTotalsNeedNotAddUp() {
        Cubes cubes =
                Cubes.load(CONFIG, Audience.OPEN, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        assertThat(cubes.all())
                .allSatisfy(cube -> assertThat(cube.notes())
                        .anyMatch(note -> note.en().startsWith("0 means none or very few"))
                        .anyMatch(note -> note.en().contains("need not add up"))
                        .anyMatch(note -> note.sv().contains("behöver därför inte summera")));
    }

    @Test
    void theJsonOfATableCarriesItsWords() {
        Cubes cubes =
                Cubes.load(CONFIG, Audience.OPEN, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        JsonNode json = cubes.find("samtal-vardgivare-arende").orElseThrow().json();
        assertThat(json.at("/dimensions/0/id").asText()).isEqualTo("careProvider");
        assertThat(json.at("/dimensions/0/title/sv").asText()).isEqualTo("Vårdgivare");
        assertThat(json.at("/metrics/0/additive").asBoolean(true)).isFalse();
        assertThat(json.at("/metrics/1/additive").asBoolean()).isTrue();
        assertThat(json.at("/metrics/4/share").asBoolean()).isTrue();
        assertThat(json.at("/metrics/7/unit/en").asText()).isEqualTo("s");
    }

    @Test
    void theTablesForStaffAreByOneOrTwoAttributesOfResidents() {
        Cubes cubes = Cubes.load(
                CONFIG, Audience.STAFF, Metrics.load(CONFIG, EventTypes.load(CONFIG)), Registry.load(CONFIG));
        assertThat(cubes.all()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(cube -> {
            assertThat(cube.audience()).isEqualTo(Audience.STAFF);
            assertThat(cube.dimensions().stream()
                            .filter(StaffRules.AXES::contains)
                            .count())
                    .isBetween(1L, 2L);
            assertThat(cube.notes())
                    .anyMatch(note -> note.en().startsWith("0 means none or very few"))
                    .anyMatch(note -> note.en().contains("differ a little from those of the reports"));
        });
        assertThat(cubes.find("kon-alder-enhet").orElseThrow().dimensions())
                .containsExactly(Dimension.UNIT, Dimension.SEX, Dimension.AGE_BAND);
    }

    @Test
    void reportsATableForStaffWithAThirdAttribute() throws IOException {
        assertThat(with(STAFF, "dimensions: [sex, ageBand]", "dimensions: [sex, ageBand, errand]"))
                .singleElement()
                .asString()
                .startsWith(STAFF + ":" + lineOf("dimensions:"))
                .endsWith("a table for staff has one or two dimensions; month and level come by themselves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "channel", "service", "unit", "careProvider", "county", "residentCounty"})
    void reportsATableForStaffDividedByAnythingElse(String dimension) throws IOException {
        assertThat(with(STAFF, "dimensions: [sex, ageBand]", "dimensions: [sex, " + dimension + "]"))
                .singleElement()
                .asString()
                .startsWith(STAFF + ":" + lineOf("dimensions:"))
                .endsWith(dimension
                        + " is no dimension of tables for staff: they are divided by sex, ageBand, errand and clinic");
    }

    @Test
    void reportsATableForStaffThatIsFinerThanAMonthOrAUnit() throws IOException {
        assertThat(with(STAFF, "timeUnit: month", "timeUnit: day"))
                .singleElement()
                .asString()
                .endsWith("unknown timeUnit \"day\"; known: month, quarter, year");
        assertThat(with(STAFF, "timeUnit: month", "timeUnit: year"))
                .singleElement()
                .asString()
                .endsWith("the periods of a table for staff are months");
        assertThat(with(STAFF, "level: careProvider", "level: staff"))
                .singleElement()
                .asString()
                .contains("unknown level \"staff\"; known: careProvider, unit");
    }

    @Test
    void reportsAMetricThatCannotBeProtected() throws IOException {
        assertThat(with(STAFF, "metrics: [residents,", "metrics: [residents, medianWait,"))
                .singleElement()
                .asString()
                .endsWith("medianWait cannot be protected: only residents, sums, averages and shares can");
    }

    @Test
    void reportsAFigurePerThousandInATableOfNoHomeCounty() throws IOException {
        assertThat(with(STAFF, "metrics: [residents,", "metrics: [residents, residentsPer1000,"))
                .singleElement()
                .asString()
                .endsWith(
                        "residentsPer1000 is a figure of each county where residents live: the table must be divided by"
                                + " residentCounty");
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

    private static int lineOf(String start) throws IOException {
        List<String> lines = Files.readAllLines(CONFIG.resolve(STAFF));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith(start))
                        .findFirst()
                        .orElseThrow());
    }

    private List<String> with(String text, String replacement) throws IOException {
        return with(CALLS, text, replacement);
    }

    private List<String> with(String name, String text, String replacement) throws IOException {
        copyConfig();
        Path file = config.resolve(name);
        String broken = Files.readString(file).replace(text, replacement);
        assertThat(broken).contains(replacement);
        Files.writeString(file, broken);
        return Cubes.check(config).stream().map(DefinitionProblem::toString).toList();
    }

    private void copyConfig() throws IOException {
        for (String folder : List.of("event-types", "metrics", "cubes", "staff-cubes", "registry")) {
            Files.createDirectories(config.resolve(folder));
            try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            config.resolve(folder).resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
