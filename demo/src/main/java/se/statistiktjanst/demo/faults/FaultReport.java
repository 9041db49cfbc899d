package se.statistiktjanst.demo.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of it.
 *
 * @param sent events that were in a request at least once
 * @param acknowledged events in a request that was answered with 202
 * @param figures rows of the roll-ups that were compared
 * @param different rows that are not as the oracle counted
 * @param unwanted answers that no client should get
 */
public record FaultReport(
        BitSet sent,
        BitSet acknowledged,
        StoredEventsView stored,
        int figures,
        List<String> different,
        List<String> unwanted) {

    /** The stored events, as {@link StoredEvents} read them. */
    public record StoredEventsView(BitSet keys, BitSet facts, long extra, long quarantined) {}

    static FaultReport of(
            BitSet sent,
            BitSet acknowledged,
            StoredEvents stored,
            FaultEvents events,
            Map<String, String> figures,
            List<String> unwanted) {
        Oracle oracle = new Oracle();
        stored.keys().stream().mapToObj(events::event).forEach(oracle::add);
        Map<String, String> expected = oracle.figures();
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(figures.keySet());
        List<String> different = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(expected.get(key), figures.get(key))) {
                different.add(key + ": " + figures.get(key) + " instead of " + expected.get(key));
            }
        }
        return new FaultReport(
                sent,
                acknowledged,
                new StoredEventsView(stored.keys(), stored.facts(), stored.extra(), stored.quarantined()),
                keys.size(),
                different,
                unwanted);
    }

    /** Whether everything that is promised held. */
    public boolean isSound() {
        return !acknowledged.isEmpty()
                && lost() == 0
                && fromNowhere() == 0
                && stored.keys().equals(stored.facts())
                && stored.extra() == 0
                && stored.quarantined() == 0
                && different.isEmpty()
                && unwanted.isEmpty();
    }

    /** Acknowledged and not stored. */
    public int lost() {
        return outside(acknowledged, stored.facts());
    }

    private int fromNowhere() {
        return outside(stored.keys(), sent);
    }

    private static int outside(BitSet inner, BitSet outer) {
        BitSet rest = (BitSet) inner.clone();
        rest.andNot(outer);
        return rest.cardinality();
    }

    void print(PrintStream out) {
        out.printf("events sent            %,11d%n", sent.cardinality());
        out.printf("  acknowledged         %,11d%n", acknowledged.cardinality());
        out.printf("  stored               %,11d%n", stored.facts().cardinality());
        out.printf("acknowledged, not stored %,9d%n", lost());
        out.printf("stored, never sent     %,11d%n", fromNowhere());
        out.printf("stored more than once  %,11d%n", stored.extra());
        out.printf("keys without a fact    %,11d%n", outside(stored.keys(), stored.facts()));
        out.printf("in quarantine          %,11d%n", stored.quarantined());
        out.printf("rows of roll-ups       %,11d, of which %,d differ from the oracle%n", figures, different.size());
        different.stream().limit(10).forEach(row -> out.println("  " + row));
        unwanted.forEach(answer -> out.println("an answer that should not be: " + answer));
        out.println(isSound() ? "Every event is accounted for." : "NOT every event is accounted for.");
    }
}
