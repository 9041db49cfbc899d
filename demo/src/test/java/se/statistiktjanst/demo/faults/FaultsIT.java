package se.statistiktjanst.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brief fault test; {@code ./statistik faults} is the long one. */
class FaultsIT {
    private static final Path HOME = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    @Test
    void everyEventIsAccountedForWhateverIsKilled() throws Exception {
        FaultOptions options = FaultOptions.brief(folder.resolve("run"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        FaultReport report;
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            report = new FaultRun(options, HOME, out, Clock.systemUTC()).run();
        }
        String story = said.toString(StandardCharsets.UTF_8);
        assertThat(report.isSound()).as(story).isTrue();
        assertThat(report.sent().cardinality()).as(story).isEqualTo(options.events());
        assertThat(report.acknowledged().cardinality()).as(story).isGreaterThan(options.events() / 2);
        assertThat(report.figures()).as(story).isGreaterThan(1000);
        assertThat(story).containsPattern("server killed [5-9]|server killed [1-9][0-9]");
    }
}
