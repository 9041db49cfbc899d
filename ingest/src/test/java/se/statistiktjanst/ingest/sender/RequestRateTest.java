package se.statistiktjanst.ingest.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RequestRate rate = new RequestRate(2, 4, nanos::get);

    @Test
    void allowsABurstAndThenTheRate() {
        for (int left = 3; left >= 0; left--) {
            assertThat(rate.count()).isEqualTo(new RequestRate.Count(true, left, 1, (4 - left + 1) / 2));
        }
        assertThat(rate.count()).isEqualTo(new RequestRate.Count(false, 0, 1, 2));
        forward(500);
        assertThat(rate.count().allowed()).isTrue();
        assertThat(rate.count().allowed()).isFalse();
    }

    @Test
    void saysHowLongToWaitForASlowRate() {
        RequestRate slow = new RequestRate(1, 1, () -> nanos.get() / 60);
        slow.count();
        forward(30_000);
        RequestRate.Count count = slow.count();
        assertThat(count.allowed()).isFalse();
        assertThat(count.secondsToNext()).isEqualTo(1);
    }

    @Test
    void neverHoldsMoreThanTheBurst() {
        forward(3_600_000);
        assertThat(rate.count().remaining()).isEqualTo(3);
    }

    private void forward(int millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
