package se.statistiktjanst.statistics.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A set of residents as a sorted array. They are drawn at random from two thousand million, so that hardly two of them
 * share a container of a bitmap: sorting them is several times faster than merging bitmaps.
 */
final class ResidentSet {
    static final ResidentSet NONE = new ResidentSet(new int[0]);

    private final int[] sorted;

    private ResidentSet(int[] sorted) {
        this.sorted = sorted;
    }

    static ResidentSet union(List<int[]> parts) {
        int[] all = new int[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        Arrays.sort(all);
        return new ResidentSet(distinct(all));
    }

    private static int[] distinct(int[] sorted) {
        int size = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[size++] = sorted[at];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    int size() {
        return sorted.length;
    }

    /** Those of both. */
    ResidentSet plus(ResidentSet other) {
        int[] all = new int[sorted.length + other.sorted.length];
        int size = 0;
        for (int mine = 0, theirs = 0; mine < sorted.length || theirs < other.sorted.length; ) {
            boolean takeMine =
                    theirs == other.sorted.length || (mine < sorted.length && sorted[mine] <= other.sorted[theirs]);
            int next = takeMine ? sorted[mine++] : other.sorted[theirs++];
            if (takeMine && theirs < other.sorted.length && other.sorted[theirs] == next) {
                theirs++;
            }
            all[size++] = next;
        }
        return new ResidentSet(Arrays.copyOf(all, size));
    }
}
