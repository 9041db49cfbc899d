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

    /** Of those of all parts, each ascending. */
    static ResidentSet union(List<int[]> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? NONE : new ResidentSet(parts.get(0));
        }
        int half = parts.size() / 2;
        return union(parts.subList(0, half)).plus(union(parts.subList(half, parts.size())));
    }

    /** Of those of all sets. */
    static ResidentSet unionOf(List<ResidentSet> sets) {
        return union(sets.stream().map(set -> set.sorted).toList());
    }

    /** Those of these who are not among the others. */
    ResidentSet without(ResidentSet others) {
        if (others.sorted.length == 0) {
            return this;
        }
        int[] left = new int[sorted.length];
        int size = 0;
        int theirs = 0;
        for (int mine : sorted) {
            while (theirs < others.sorted.length && others.sorted[theirs] < mine) {
                theirs++;
            }
            if (theirs == others.sorted.length || others.sorted[theirs] != mine) {
                left[size++] = mine;
            }
        }
        return new ResidentSet(Arrays.copyOf(left, size));
    }

    int size() {
        return sorted.length;
    }

    /** Those of both. */
    ResidentSet plus(ResidentSet other) {
        if (sorted.length == 0 || other.sorted.length == 0) {
            return sorted.length == 0 ? other : this;
        }
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
