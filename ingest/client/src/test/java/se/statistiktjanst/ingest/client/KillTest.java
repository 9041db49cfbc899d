package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int KILLS = 3;
    private static final int QUEUED_BEFORE_KILL = 200;
    private static final int ID_LENGTH = 36;

    @TempDir
    Path folder;

    @Test
    void sendsWhatWasQueuedBeforeAKill() throws Exception {
        try (StubCollector collector = new StubCollector()) {
            List<String> queued = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                // Some are sent before the kill, some not, and a kill may fall between answer and position.
                collector.answers(kill == 0 ? request -> new StubCollector.Reply(503, "") : StubCollector::takeAll);
                queued.addAll(queuedUntilKilled(collector));
            }
            EventClient client = EventClient.open(ClientSettings.of(
                    collector.address(), "urn:example:killed", folder.resolve("spool"), () -> "token", event -> {}));

            assertThat(client.close(Duration.ofSeconds(30))).isZero();
            assertThat(queued).hasSizeGreaterThanOrEqualTo(KILLS * QUEUED_BEFORE_KILL);
            assertThat(new HashSet<>(collector.taken())).containsAll(queued);
        }
    }

    private List<String> queuedUntilKilled(StubCollector collector) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledClient.class.getName(),
                        collector.address().toString(),
                        folder.resolve("spool").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        while (Files.size(said) < QUEUED_BEFORE_KILL * (ID_LENGTH + 1)) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        // The last line may be cut by the kill.
        return Files.readAllLines(said).stream()
                .filter(id -> id.length() == ID_LENGTH)
                .toList();
    }
}
