package se.statistiktjanst.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statistiktjanst.platform.definition.DefinitionProblem;

class MappingsTest {
    private static final Path CONFIG = Path.of(System.getProperty("repository.root", ".."), "config");

    @TempDir
    Path config;

    @Test
    void theMappingsOfTheRepositoryAreSound() {
        assertThat(Mappings.check(CONFIG)).isEmpty();
    }

    @Test
    void reportsAnUnknownColumnFieldAndCode() throws IOException {
        assertThat(with(
                        "errand: {column: Topic}",
                        "erand: {column: Topic}\n  errand: {column: Topics}",
                        "\"N\": abandoned",
                        "\"N\": lost"))
                .satisfiesExactly(
                        problem -> assertThat(problem).endsWith("unknown key erand; did you mean errand?"),
                        problem -> assertThat(problem).endsWith("unknown column \"Topics\"; did you mean Topic?"),
                        problem ->
                                assertThat(problem).endsWith("outcome has no value lost; known: answered, abandoned"));
    }

    @Test
    void takesTheHomeCountyFromAColumn() throws IOException {
        assertThat(with(
                        "  errand: {column: Topic}\n",
                        "  residentCounty: {column: Topic, values: {Streaming: \"31\"}}\n"))
                .isEmpty();
    }

    @Test
    void reportsAnEventIdOfDigitsOnly() throws IOException {
        assertThat(with("eventId: calls-2021q1/{Call Id}", "eventId: \"{Call Id}\""))
                .singleElement()
                .asString()
                .matches("mappings/calls-2021q1.yml:\\d+: an id of digits only can look like .*");
    }

    @Test
    void reportsAMissingListARequiredFieldWithoutSourceAndAnUnknownSender() throws IOException {
        assertThat(with("test-personal-numbers.txt", "nobody.txt", "  service: {constant: phone-advice}\n", ""))
                .anyMatch(problem -> problem.endsWith("the file is missing or empty"))
                .anyMatch(problem -> problem.endsWith("the required field service is missing"))
                .hasSize(2);
        assertThat(with("sender: calls-2021q1", "sender: calls-2021"))
                .singleElement()
                .asString()
                .endsWith("unknown sender \"calls-2021\"; did you mean calls-2021q1?");
    }

    private List<String> with(String... replacements) throws IOException {
        for (String folder : List.of("event-types", "mappings", "registry", "demo")) {
            Files.createDirectories(config.resolve(folder));
            try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
                for (Path file : files.toList()) {
                    Path copy = config.resolve(folder).resolve(file.getFileName());
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
        Path file = config.resolve("mappings/calls-2021q1.yml");
        String text = Files.readString(file);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(file, text);
        return Mappings.check(config).stream().map(DefinitionProblem::toString).toList();
    }
}
