package se.statistiktjanst.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    @Test
    void holdsNothingOfTheDemoOrOfTests() {
        assertThat(entries())
                .isNotEmpty()
                .noneMatch(name -> NOT_SHIPPED.stream()
                        .anyMatch(folder -> name.replaceFirst("^META-INF/versions/\\d+/", "")
                                .startsWith(folder)))
                .noneMatch(name -> name.matches("(?i).*\\.(txz|tar\\.xz)|.*(Test|IT)\\.class"));
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
