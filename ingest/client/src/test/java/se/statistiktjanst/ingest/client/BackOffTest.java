package se.statistiktjanst.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff =
            new BackOff(Duration.ofMillis(500), Duration.ofMinutes(5), RandomGenerator.of("L64X128MixRandom"));

    @Test
    void doublesUpToTheLongestAndDrawsHalf() {
        Set<Duration> last = new HashSet<>();
        for (int attempt = 0; attempt < 200; attempt++) {
            long most = Math.min(500L << Math.min(attempt, 20), 300_000);
            Duration pause = backOff.next(Duration.ZERO);
            assertThat(pause.toMillis()).isBetween(most / 2, most);
            if (attempt > 20) {
                last.add(pause);
            }
        }
        assertThat(last).hasSizeGreaterThan(100);
        backOff.reset();
        assertThat(backOff.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void neverComesBackBeforeItIsAskedTo() {
        for (int i = 0; i < 100; i++) {
            assertThat(backOff.next(Duration.ofHours(1))).isBetween(Duration.ofHours(1), Duration.ofMinutes(66));
        }
    }
}
