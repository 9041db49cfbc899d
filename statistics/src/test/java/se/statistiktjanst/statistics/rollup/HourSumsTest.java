package se.statistiktjanst.statistics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.statistiktjanst.statistics.metric.Measure;

/** Hours survive being written and read, and short ones are short. */
final class HourSumsTest {
    private static final int MEASURES = Measure.columns().size();

    @Test
    void whatIsWrittenIsRead() {
        HourSums sums = new HourSums();
        long[] night = all(1);
        long[] day = new long[MEASURES];
        day[Measure.EVENTS.place()] = 4_000_000_000L;
        day[Measure.ANSWERED_30.place()] = 127;
        day[Measure.WAIT_S.place()] = Long.MAX_VALUE;
        sums.add(0, night);
        sums.add(23, day);
        assertThat(read(sums.write())).isEqualTo(Map.of(0, text(night), 23, text(day)));
    }

    @Test
    void sumsOfAnHourAreAdded() {
        HourSums sums = new HourSums();
        sums.add(7, all(200));
        sums.add(7, all(-150));
        assertThat(read(sums.write())).isEqualTo(Map.of(7, text(all(50))));
    }

    @Test
    void aStoredRowCanBeAddedTo() {
        HourSums first = new HourSums();
        first.add(7, all(3));
        HourSums second = new HourSums();
        second.add(7, all(4));
        second.add(8, all(5));
        HourSums.read(first.write(), second::add);
        assertThat(read(second.write())).isEqualTo(Map.of(7, text(all(7)), 8, text(all(5))));
    }

    @Test
    void nothingIsLeftOfWhatIsTakenAway() {
        HourSums sums = new HourSums();
        sums.add(7, all(3));
        sums.add(7, all(-3));
        assertThat(sums.write()).isEmpty();
    }

    @Test
    void anHourWithOneEventTakesFourBytes() {
        HourSums sums = new HourSums();
        long[] one = new long[MEASURES];
        one[Measure.EVENTS.place()] = 1;
        sums.add(12, one);
        assertThat(sums.write()).containsExactly(12, 0, 1, 1);
    }

    @Test
    void moreTakenAwayThanThereIsIsAFault() {
        HourSums sums = new HourSums();
        sums.add(7, all(-1));
        assertThatThrownBy(sums::write).hasMessageContaining("usage rebuild");
    }

    private static long[] all(long number) {
        long[] sums = new long[MEASURES];
        Arrays.fill(sums, number);
        return sums;
    }

    private static Map<Integer, String> read(byte[] bytes) {
        Map<Integer, String> hours = new TreeMap<>();
        HourSums.read(bytes, (hour, sums) -> hours.put(hour, text(sums)));
        return hours;
    }

    private static String text(long[] sums) {
        return Arrays.toString(sums);
    }
}
