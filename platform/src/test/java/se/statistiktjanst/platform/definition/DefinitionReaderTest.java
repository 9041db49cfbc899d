package se.statistiktjanst.platform.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionReaderTest {
    private enum Way {
        UP,
        NO_WAY
    }

    private record Thing(String id, LocalizedText title, Way way, int size, List<String> tags) {}

    @TempDir
    Path config;

    private final DefinitionProblems problems = new DefinitionProblems();

    @Test
    void readsARecord() throws IOException {
        assertThat(thing("""
                id: a
                title: {sv: Ett, en: One}
                way: noWay
                size: 3
                tags: [x, y]
                """))
                .contains(new Thing("a", new LocalizedText("Ett", "One"), Way.NO_WAY, 3, List.of("x", "y")));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void reportsEveryMistakeWithItsLineAtOnce() throws IOException {
        assertThat(thing("""
                id: a
                tittle: {sv: Ett, en: One}
                title: {sv: Ett}
                way: upp
                size: many
                tags: x
                """)).isEmpty();
        assertThat(problems.list())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "things/a.yml:2: unknown key tittle; did you mean title?",
                        "things/a.yml:3: en is missing",
                        "things/a.yml:4: unknown way \"upp\"; did you mean up?",
                        "things/a.yml:5: size is \"many\", but must be a whole number",
                        "things/a.yml:6: tags must be a list, such as [a, b]");
    }

    @Test
    void reportsAKeyWrittenTwiceAndAnUnknownKeyDeepInside() throws IOException {
        thing("""
                id: a
                id: b
                title:
                  sv: Ett
                  en: One
                  fi: Yksi
                way: up
                size: 1
                tags: []
                """);
        assertThat(problems.list())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "things/a.yml:2: the key id is written twice; keep one",
                        "things/a.yml:6: unknown key fi; known: sv, en");
    }

    @Test
    void reportsTextThatIsNotYaml() throws IOException {
        thing("id: a\ntitle: {sv: Ett\nway: up\n");
        assertThat(problems.list()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("things/a.yml");
            assertThat(problem.line()).isGreaterThan(1);
            assertThat(problem.reason()).startsWith("is not YAML");
        });
    }

    @Test
    void reportsAMissingFolder() {
        assertThat(new DefinitionReader(config, problems).folder("things", node -> node.text("id")))
                .isEmpty();
        assertThat(problems.list()).containsExactly(new DefinitionProblem("things", 1, "the folder is missing"));
    }

    @Test
    void reportsAFileThatWouldBePassedOver() throws IOException {
        Files.createDirectories(config.resolve("things"));
        Files.writeString(config.resolve("things/a.yaml"), "id: a\n");
        new DefinitionReader(config, problems).folder("things", node -> node.text("id"));
        assertThat(problems.list())
                .containsExactly(new DefinitionProblem(
                        "things/a.yaml", 1, "is not read: the name of a definition ends with .yml"));
    }

    private Optional<Thing> thing(String yaml) throws IOException {
        Path file = config.resolve("things/a.yml");
        Files.createDirectories(config.resolve("things"));
        Files.writeString(file, yaml);
        return new DefinitionReader(config, problems)
                .file(
                        file,
                        node -> new Thing(
                                node.text("id"),
                                node.localized("title"),
                                node.choice("way", Way.class),
                                node.integer("size"),
                                node.texts("tags")));
    }
}
