package se.statistiktjanst.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PullPauseTest {
    private static final Duration EVERY = Duration.ofMinutes(15);

    @Test
    void keepsItsPaceWhileAllIsWell() {
        assertThat(PullWorker.pause(EVERY, 0, Duration.ZERO)).isEqualTo(EVERY);
    }

    @Test
    void waitsTwiceAsLongForEachFailureInARow() {
        assertThat(PullWorker.pause(EVERY, 1, Duration.ZERO)).isEqualTo(Duration.ofMinutes(30));
        assertThat(PullWorker.pause(EVERY, 3, Duration.ZERO)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void waitsADayAtMost() {
        assertThat(PullWorker.pause(EVERY, 1_000, Duration.ZERO)).isEqualTo(Duration.ofDays(1));
        assertThat(PullWorker.pause(Duration.ofDays(7), 3, Duration.ZERO)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void waitsAsLongAsTheSourceAsks() {
        assertThat(PullWorker.pause(EVERY, 1, Duration.ofDays(2))).isEqualTo(Duration.ofDays(2));
    }
}
