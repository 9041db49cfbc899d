package se.statistiktjanst.statistics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondsHistogramTest {
    @Test
    void percentilesAreThoseOfTheSortedSeconds() {
        Random random = new Random(7);
        for (int size = 1; size < 300; size++) {
            int[] seconds = random.ints(size, 0, 86_401).toArray();
            int[] sorted = seconds.clone();
            Arrays.sort(sorted);
            SecondsHistogram histogram = SecondsHistogram.of(seconds, 1);
            for (int percent : new int[] {1, 50, 90, 99}) {
                int rank = (int) Math.ceil(size * percent / 100.0);
                assertThat(histogram.percentile(percent)).hasValue(sorted[rank - 1]);
            }
        }
        assertThat(SecondsHistogram.EMPTY.percentile(50)).isEmpty();
    }

    @Test
    void partsAddUpToTheWholeAndCanBeTakenAwayAgain() {
        int[] some = {5, 0, 86_400, 5, 128, 127};
        int[] others = {5, 7, 130};
        SecondsHistogram both = SecondsHistogram.of(some, 1).plus(SecondsHistogram.of(others, 1));
        assertThat(both.total()).isEqualTo(9);
        assertThat(both.percentile(50)).hasValue(7);
        SecondsHistogram back = both.plus(SecondsHistogram.of(others, -1));
        assertThat(back.write()).isEqualTo(SecondsHistogram.of(some, 1).write());
        assertThat(back.plus(SecondsHistogram.of(some, -1)).write()).isEmpty();
    }

    @Test
    void bytesGiveTheSameHistogramAgain() {
        int[] many = new Random(8).ints(200_000, 0, 400).toArray();
        SecondsHistogram histogram = SecondsHistogram.of(many, 1);
        SecondsHistogram read = SecondsHistogram.read(histogram.write());
        assertThat(read.total()).isEqualTo(200_000);
        assertThat(read.write()).isEqualTo(histogram.write());
        assertThat(histogram.write().length).isLessThan(2_000);
        assertThat(SecondsHistogram.read(new byte[0]).total()).isZero();
    }

    @Test
    void neverStoresFewerThanNone() {
        SecondsHistogram wrong = SecondsHistogram.of(new int[] {5}, -1);
        assertThatThrownBy(wrong::write)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("usage rebuild");
    }
}
