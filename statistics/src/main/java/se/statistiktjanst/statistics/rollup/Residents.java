package se.statistiktjanst.statistics.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Bytes of a set of {@code resident_ref}: the portable Roaring format, so that another program can read it. Unions over
 * months, units and services are exact.
 */
public final class Residents {
    private Residents() {}

    /** The set that the bytes hold. */
    public static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap set = new RoaringBitmap();
        try {
            set.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored set of residents is damaged: run usage rebuild", e);
        }
        return set;
    }

    /** The residents of the set that the bytes hold, ascending as unsigned numbers; without building the set. */
    public static int[] readAll(byte[] bytes) {
        return new ImmutableRoaringBitmap(ByteBuffer.wrap(bytes)).toArray();
    }

    /** Whether the set that the bytes hold has all of the residents; without building the set. */
    static boolean holdsAll(byte[] bytes, int[] residents) {
        ImmutableRoaringBitmap set = new ImmutableRoaringBitmap(ByteBuffer.wrap(bytes));
        for (int resident : residents) {
            if (!set.contains(resident)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a set, as short as they get. */
    public static byte[] write(RoaringBitmap set) {
        set.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(set.serializedSizeInBytes());
        set.serialize(bytes);
        return bytes.array();
    }
}
