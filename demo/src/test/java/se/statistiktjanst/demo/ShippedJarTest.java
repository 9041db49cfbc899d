package se.statistiktjanst.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the jar that ships holds. It stands in this module because this one is built after it. */
class ShippedJarTest {
    private static final Path JAR = Path.of(System.getProperty("repository.root", ".."))
            .resolve("statistics-service/target/statistics-service.jar");

    private static final List<String> NOT_SHIPPED = List.of(
            "se/statistiktjanst/demo/",
            "se/statistiktjanst/platform/embedded/",
            "se/statistiktjanst/ingest/leak/",
            "io/zonky/",
            "org/junit/",
            "junit/",
            "org/assertj/",
            "org/hamcrest/",
            "org/mockito/",
            "com/tngtech/archunit/",
            "com/microsoft/playwright/",
            "org/tukaani/",
            "io/dropwizard/testing/");

    /** Where a library leaves a choice, the one taken. */
    private static final Set<String> OPEN_LICENCES =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "MIT");

    private static final Pattern LIBRARY = Pattern.compile("^\\s+([\\w.-]+:[\\w.-]+):jar:");

    @Test
    void holdsNothingOfTheDemoOrOfTests() {
        assertThat(entries())
                .isNotEmpty()
                .noneMatch(name -> NOT_SHIPPED.stream()
                        .anyMatch(folder -> name.replaceFirst("^META-INF/versions/\\d+/", "")
                                .startsWith(folder)))
                .noneMatch(name -> name.matches(".*\\.(txz|tar\\.xz)|se/statistiktjanst/.*(Test|IT)\\.class"));
    }

    @Test
    void startsTheServiceAndUsesNewerClassesWhereJavaHasThem() {
        var attributes = read(jar -> jar.getManifest().getMainAttributes());
        assertThat(attributes.getValue("Multi-Release")).isEqualTo("true");
        assertThat(attributes.getValue("Main-Class")).isEqualTo("se.statistiktjanst.service.StatisticsApplication");
    }

    @Test
    void holdsTheMigrationsOfAllModules() {
        assertThat(entries())
                .anyMatch(name -> name.matches("db/migration/platform/V.*\\.sql"))
                .anyMatch(name -> name.matches("db/migration/ingest/V.*\\.sql"))
                .anyMatch(name -> name.matches("db/migration/statistics/V.*\\.sql"))
                .anyMatch(name -> name.matches("db/migration/exports/V.*\\.sql"))
                .anyMatch(name -> name.matches("db/migration/service/V.*\\.sql"));
    }

    @Test
    void saysTheOpenLicenceOfEachLibraryInIt() throws IOException {
        List<String> listed = read(jar -> new String(
                        jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt"))
                                .readAllBytes(),
                        UTF_8)
                .lines()
                .toList());
        assertThat(listed).allMatch(line -> OPEN_LICENCES.contains(line.substring(line.indexOf(' ') + 1)));
        // Written by maven-dependency-plugin: group:artifact:jar:version:scope.
        List<String> shipped = Files.readAllLines(JAR.resolveSibling("libraries.txt")).stream()
                .map(LIBRARY::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .sorted()
                .toList();
        assertThat(listed.stream().map(line -> line.substring(0, line.indexOf(' '))))
                .as("statistics-service/src/main/resources/META-INF/THIRD-PARTY.txt names what is in the jar")
                .containsExactlyElementsOf(shipped);
    }

    private static List<String> entries() {
        return read(jar -> jar.stream().map(JarEntry::getName).toList());
    }

    private static <T> T read(Reading<T> reading) {
        assertThat(Files.exists(JAR))
                .as("%s is missing: the tests of this module need what package makes; run mvn verify", JAR)
                .isTrue();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return reading.from(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T from(JarFile jar) throws IOException;
    }
}
