package se.statistiktjanst.service.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A record prints all its components unless it says otherwise, and what is printed ends in a log. */
class SecretsTest {
    private static final Pattern RECORD = Pattern.compile("\\brecord \\w+(?:<[^(]*>)?\\(([^{]*)\\{");
    private static final Pattern SECRET = Pattern.compile(
            "\\b(String|byte\\[\\]|char\\[\\]) \\w*(?i:secret|token|password|verifier|digits|personalNumber)\\b");

    @Test
    void recordsWithSecretsSayHowTheyPrint() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : SourceTree.files(".java")) {
            String text = SourceTree.read(file);
            Matcher header = RECORD.matcher(text);
            while (file.toString().contains("/src/main/") && header.find()) {
                if (SECRET.matcher(header.group(1)).find() && !text.contains("String toString()")) {
                    faults.add(SourceTree.ROOT.relativize(file) + ": "
                            + header.group().replaceAll("\\s+", " "));
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
