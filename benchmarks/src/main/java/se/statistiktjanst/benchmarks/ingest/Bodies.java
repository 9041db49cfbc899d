package se.statistiktjanst.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bodies of at most ten thousand events each, ready to send before the clock starts. */
final class Bodies {
    static final int EVENTS = 10_000;

    /** One body and what it holds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Body(byte[] json, int fresh, int duplicates) {}

    private Bodies() {}

    /** The events in their order. */
    static List<Body> of(List<ObjectNode> events) {
        List<Body> bodies = new ArrayList<>();
        for (int from = 0; from < events.size(); from += EVENTS) {
            List<ObjectNode> some = events.subList(from, Math.min(from + EVENTS, events.size()));
            bodies.add(new Body(json(some), some.size(), 0));
        }
        return bodies;
    }

    /**
     * The events in their order, and after every fourth one that was sent before: 20 % of all.
     *
     * @param before from which the duplicates are drawn
     */
    static List<Body> withDuplicates(List<ObjectNode> events, List<ObjectNode> before, SplittableRandom random) {
        List<Body> bodies = new ArrayList<>();
        int fresh = EVENTS / 5 * 4;
        for (int from = 0; from < events.size(); from += fresh) {
            List<ObjectNode> mixed = new ArrayList<>(EVENTS);
            int to = Math.min(from + fresh, events.size());
            for (int i = from; i < to; i++) {
                mixed.add(events.get(i));
                if ((i - from) % 4 == 3) {
                    mixed.add(before.get(random.nextInt(before.size())));
                }
            }
            bodies.add(new Body(json(mixed), to - from, mixed.size() - (to - from)));
        }
        return bodies;
    }

    private static byte[] json(List<ObjectNode> events) {
        StringBuilder text = new StringBuilder("[");
        for (ObjectNode event : events) {
            text.append(text.length() == 1 ? "" : ",").append(event);
        }
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }
}
