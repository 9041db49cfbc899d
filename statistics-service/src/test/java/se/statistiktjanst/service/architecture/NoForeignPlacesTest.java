package se.statistiktjanst.service.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A clone stands alone: no file names a folder of the machine it was written on, or a host that packages come from. */
class NoForeignPlacesTest {
    private static final Pattern FOLDERS = Pattern.compile("(?<![\\w.}])/(work|root)/");
    private static final Pattern HOSTS = Pattern.compile(
            "repo1?\\.maven\\.(apache\\.)?org|registry\\.(npmjs|yarnpkg)\\.|pypi\\.org|proxy\\.golang\\.org|artifactory"
                    + "|[\\w.-]*nexus[\\w-]*\\.\\w+/repository",
            Pattern.CASE_INSENSITIVE);

    /** The one place that says where Maven itself is fetched. */
    private static final String WRAPPER = ".mvn/wrapper/maven-wrapper.properties";

    @Test
    void noFileNamesThem() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : SourceTree.files()) {
            String name = SourceTree.ROOT.relativize(file).toString();
            // Others' files are taken as they are; this file and the wrapper have to name what they are about.
            if (name.contains("/vendor/") || name.equals(WRAPPER) || name.endsWith("NoForeignPlacesTest.java")) {
                continue;
            }
            String text = SourceTree.read(file);
            for (Pattern pattern : new Pattern[] {FOLDERS, HOSTS}) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    faults.add(name + ": " + matcher.group());
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
