package se.statistiktjanst.statistics.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How many events had how many whole seconds. Adding those of months, units or services gives that of their union, so
 * percentiles stay exact. Immutable.
 */
public final class SecondsHistogram {
    public static final SecondsHistogram EMPTY = new SecondsHistogram(new int[0], new long[0], 0);

    /** Ascending. */
    private final int[] seconds;

    private final long[] counts;

    private SecondsHistogram(int[] seconds, long[] counts, int size) {
        this.seconds = Arrays.copyOf(seconds, size);
        this.counts = Arrays.copyOf(counts, size);
    }

    /** Counts each value as often as the weight says. */
    static SecondsHistogram of(int[] values, int weight) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] counts = new long[sorted.length];
        int size = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[size++] = sorted[at];
            }
            counts[size - 1] += weight;
        }
        return new SecondsHistogram(sorted, counts, size);
    }

    /** Both together; what comes to zero is left out. */
    public SecondsHistogram plus(SecondsHistogram other) {
        int most = seconds.length + other.seconds.length;
        int[] both = new int[most];
        long[] sums = new long[most];
        int size = 0;
        for (int mine = 0, theirs = 0; mine < seconds.length || theirs < other.seconds.length; ) {
            int next = Math.min(at(seconds, mine), at(other.seconds, theirs));
            long sum = 0;
            if (at(seconds, mine) == next) {
                sum += counts[mine++];
            }
            if (at(other.seconds, theirs) == next) {
                sum += other.counts[theirs++];
            }
            if (sum != 0) {
                both[size] = next;
                sums[size++] = sum;
            }
        }
        return new SecondsHistogram(both, sums, size);
    }

    private static int at(int[] values, int index) {
        return index < values.length ? values[index] : Integer.MAX_VALUE;
    }

    /** The number of events. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The smallest number of seconds that at least so many per cent of the events do not exceed (nearest rank); empty
     * without events.
     */
    public OptionalInt percentile(int percent) {
        long total = total();
        long rank = Math.max(1, (total * percent + 99) / 100);
        long below = 0;
        for (int at = 0; at < seconds.length; at++) {
            below += counts[at];
            if (below >= rank) {
                return OptionalInt.of(seconds[at]);
            }
        }
        return OptionalInt.empty();
    }

    /** Distance to the value before and count, for each value, as numbers of seven bits a byte. */
    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(seconds.length * 2);
        int before = 0;
        for (int at = 0; at < seconds.length; at++) {
            if (counts[at] < 0) {
                throw new IllegalStateException("more seconds were taken away than there were: run usage rebuild");
            }
            SevenBits.write(bytes, seconds[at] - before);
            SevenBits.write(bytes, counts[at]);
            before = seconds[at];
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} gave. */
    public static SecondsHistogram read(byte[] bytes) {
        int[] seconds = new int[bytes.length / 2];
        long[] counts = new long[bytes.length / 2];
        int size = 0;
        int before = 0;
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); size++) {
            before += (int) SevenBits.read(rest);
            seconds[size] = before;
            counts[size] = SevenBits.read(rest);
        }
        return new SecondsHistogram(seconds, counts, size);
    }
}
