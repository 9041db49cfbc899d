package se.statistiktjanst.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statistiktjanst.service.CommandLine;

class CheckCommandTest {
    private static final Path CONFIG =
            Path.of(System.getProperty("repository.root", "..")).resolve("config");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"statistics.yml", "demo.yml"})
    void acceptsTheFilesThatShip(String name) throws IOException {
        CommandLine checked = check(configuration(name, CONFIG));
        assertThat(checked.err()).isEmpty();
        assertThat(checked.succeeded()).isTrue();
        assertThat(checked.out()).contains("configuration and definitions are sound");
    }

    @Test
    void acceptsTheSectionsThatAreSwitchedOff() throws IOException {
        Path copy = configuration("statistics.yml", CONFIG);
        List<String> lines = Files.readAllLines(copy);
        boolean off = false;
        List<String> on = new ArrayList<>();
        for (String line : lines) {
            off = line.startsWith("# ") && (off || line.matches("# (files|pulls|integrations|notices):"));
            on.add(off ? line.substring(2) : line);
        }
        assertThat(on).contains("files:", "pulls:", "integrations:", "notices:");
        Files.write(copy, on);

        CommandLine checked = check(copy);

        assertThat(checked.err()).isEmpty();
        assertThat(checked.succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"statistics.yml", "demo.yml"})
    void everyKeyOfTheFilesThatShipIsExplained(String name) throws IOException {
        assertThat(keysWithoutComment(Files.readAllLines(CONFIG.resolve(name)))).isEmpty();
    }

    @Test
    void saysFileLineAndReasonOfAFaultyDefinition() throws IOException {
        Path definitions = copyOfDefinitions();
        Path metric = definitions.resolve("metrics/calls.yml");
        List<String> lines = new ArrayList<>(Files.readAllLines(metric));
        int line = lines.indexOf("kind: events");
        assertThat(line).isNotNegative();
        lines.set(line, "kind: evnts");
        Files.write(metric, lines);

        CommandLine checked = check(configuration("statistics.yml", definitions));

        assertThat(checked.succeeded()).isFalse();
        assertThat(checked.out()).contains(metric + ":" + (line + 1) + ": ").contains("evnts");
        assertThat(checked.err()).isEqualToIgnoringNewLines("statistik: 1 faults in the definitions");
    }

    @ParameterizedTest
    @CsvSource({
        "'components: [', 'components: [opne, ', components.[0]",
        "'  passwords:', '  pasword:', database.pasword",
        "'  url: jdbc:', '  url: jbdc:', database.url",
        "'  contact:', '  contacts:', exports.contacts"
    })
    void saysFileLineAndReasonOfAFaultInTheConfigurationItself(String text, String instead, String key)
            throws IOException {
        Path file = configuration("demo.yml", CONFIG);
        String broken = Files.readString(file).replace(text, instead);
        Files.writeString(file, broken);
        long line = broken.substring(0, broken.indexOf(instead)).lines().count() + 1;

        CommandLine checked = check(file);

        assertThat(checked.succeeded()).isFalse();
        assertThat(checked.err()).startsWith(file + ":" + line + ": ").contains(key);
    }

    private static CommandLine check(Path file) {
        return CommandLine.run("check", "--config", file.toString());
    }

    /** As it ships, but for the places that are other than on a server of an operator. */
    private Path configuration(String name, Path definitions) throws IOException {
        String text = Files.readString(CONFIG.resolve(name))
                .replace("${STATISTIK_DEFINITIONS:-config}", definitions.toString())
                .replace("${DEMO_DEFINITIONS}", definitions.toString())
                .replace("${DEMO_DATABASE_URL}", "jdbc:postgresql://127.0.0.1:1/statistik")
                .replace("${DEMO_DATA}", folder.toString())
                .replace("${DEMO_ISSUER}", "http://127.0.0.1:1")
                .replace("${DEMO_PORT}", "8080");
        return Files.writeString(folder.resolve(name), text);
    }

    private Path copyOfDefinitions() throws IOException {
        Path copy = folder.resolve("config");
        try (Stream<Path> files = Files.walk(CONFIG)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(CONFIG.relativize(file).toString()));
            }
        }
        return copy;
    }

    /** A comment explains the keys below it, up to the next blank line; what it says of a section, it says of all in it. */
    private static List<String> keysWithoutComment(List<String> lines) {
        List<String> missing = new ArrayList<>();
        boolean explained = false;
        for (String line : lines) {
            if (line.isBlank()) {
                explained = false;
            } else if (line.strip().startsWith("#")) {
                explained = true;
            } else if (!explained && !line.stripTrailing().endsWith(":")) {
                missing.add(line);
            }
        }
        return missing;
    }
}
