package se.statistiktjanst.statistics.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import se.statistiktjanst.statistics.metric.Measure;

/**
 * Sums of all measures for each hour of the day, as {@code usage.weekday_month} keeps them. One row holds a day's hours:
 * events that come in the order of their time so change one row where they would change up to 24.
 */
public final class HourSums {
    /** Sums of one hour. */
    public interface Hour {
        /**
         * Takes them.
         *
         * @param sums one for each measure by its place; valid during the call
         */
        void sums(int hour, long[] sums);
    }

    private static final int HOURS = 24;
    private static final int MEASURES = Measure.columns().size();

    static {
        // The bits of two bytes say which there are; more measures need another shape of the roll-ups.
        if (MEASURES > Short.SIZE) {
            throw new IllegalStateException("usage.weekday_month has room for 16 measures");
        }
    }

    private final long[] sums = new long[HOURS * MEASURES];

    /** Adds to the sums of an hour. */
    void add(int hour, long[] more) {
        for (int measure = 0; measure < MEASURES; measure++) {
            sums[hour * MEASURES + measure] += more[measure];
        }
    }

    /** The bytes that {@link #read} reads, as short as they get; none where nothing is left. */
    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int hour = 0; hour < HOURS; hour++) {
            int mask = mask(hour);
            if (mask != 0) {
                bytes.write(hour);
                bytes.write(mask >>> Byte.SIZE);
                bytes.write(mask);
                for (int measure = 0; measure < MEASURES; measure++) {
                    if ((mask >>> measure & 1) != 0) {
                        SevenBits.write(bytes, sums[hour * MEASURES + measure]);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private int mask(int hour) {
        int mask = 0;
        for (int measure = 0; measure < MEASURES; measure++) {
            long sum = sums[hour * MEASURES + measure];
            if (sum < 0) {
                throw new IllegalStateException("more was taken out of an hour than there was: run usage rebuild");
            }
            mask |= sum == 0 ? 0 : 1 << measure;
        }
        return mask;
    }

    /** Gives each hour with events that bytes hold, ascending. */
    public static void read(byte[] stored, Hour each) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        long[] sums = new long[MEASURES];
        while (bytes.hasRemaining()) {
            int hour = bytes.get();
            int mask = bytes.getShort() & 0xFFFF;
            Arrays.fill(sums, 0);
            for (int measure = 0; measure < MEASURES; measure++) {
                if ((mask >>> measure & 1) != 0) {
                    sums[measure] = SevenBits.read(bytes);
                }
            }
            each.sums(hour, sums);
        }
    }
}
