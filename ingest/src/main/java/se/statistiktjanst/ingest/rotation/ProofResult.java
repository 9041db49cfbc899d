package se.statistiktjanst.ingest.rotation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was looked at, and what was found to be wrong, in numbers only. */
public final class ProofResult {
    private final SortedMap<String, Long> seen = new TreeMap<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();

    /** One more of these was looked at. */
    void seen(String what) {
        seen.merge(what, 1L, Long::sum);
    }

    void fault(String what, long count) {
        if (count > 0) {
            faults.merge(what, count, Long::sum);
        }
    }

    /** How many of each kind were looked at. */
    public SortedMap<String, Long> seen() {
        return Collections.unmodifiableSortedMap(seen);
    }

    /** How many of each kind are wrong; empty if all is well. */
    public SortedMap<String, Long> faults() {
        return Collections.unmodifiableSortedMap(faults);
    }
}
