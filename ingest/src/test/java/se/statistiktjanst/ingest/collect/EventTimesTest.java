package se.statistiktjanst.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
    @Test
    void writesAsInstantDoes() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 100_000; i++) {
            // Years 0 to 10,000 and a little.
            Instant at = Instant.ofEpochSecond(random.nextLong(-62_170_000_000L, 253_450_000_000L));
            assertThat(EventTimes.text(at)).isEqualTo(at.toString());
            assertThat(EventTimes.text(at.plusNanos(i)))
                    .isEqualTo(at.plusNanos(i).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T08:15:00Z",
                "2024-02-29T23:59:59Z",
                "2026-01-31T08:15:00.123456789Z",
                "2026-01-31t08:15:00z",
                "2026-01-31T08:15:00+01:00",
                "0001-01-01T00:00:00Z"
            })
    void readsWhatRfc3339Has(String text) {
        assertThat(EventTimes.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T08:15:00Z",
                "2026-02-30T08:15:00Z",
                "2026-13-01T08:15:00Z",
                "2026-00-01T08:15:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T08:60:00Z",
                "2026-01-31T08:15:60Z",
                "2026-01-31 08:15:00Z",
                "2026-01-31T08:15:00",
                "2026-01-31T08:15Z",
                "2026-01-31T08:15:0\u0660Z",
                "20260131T081500Z",
                "+2026-01-31T08:15:00Z",
                ""
            })
    void readsNothingElse(String text) {
        assertThat(EventTimes.parse(text)).isNull();
    }
}
