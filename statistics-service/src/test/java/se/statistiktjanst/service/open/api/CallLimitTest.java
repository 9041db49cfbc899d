package se.statistiktjanst.service.open.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CallLimitTest {
    private final MovedClock clock = new MovedClock();
    private final CallLimit limit = new CallLimit(2, 10, clock);

    @Test
    void refusesTheCallAfterTheLastUntilTheWindowEnds() {
        assertThat(limit.count("192.0.2.1")).isEqualTo(new CallLimit.Calls(1, 7));
        assertThat(limit.count("192.0.2.1").remaining()).isZero();
        assertThat(limit.count("192.0.2.1").remaining()).isNegative();

        clock.now = clock.now.plusSeconds(7);

        assertThat(limit.count("192.0.2.1")).isEqualTo(new CallLimit.Calls(1, 10));
    }

    @Test
    void countsEachAddressForItself() {
        limit.count("192.0.2.1");

        assertThat(limit.count("192.0.2.2").remaining()).isEqualTo(1);
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        limit.count("2001:db8::1");

        assertThat(limit.count("2001:db8::ffff:2").remaining()).isZero();
        assertThat(limit.count("2001:db8:0:1::1").remaining()).isEqualTo(1);
    }

    /** Starts three seconds into a window of ten. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.ofEpochSecond(1_000_003);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
