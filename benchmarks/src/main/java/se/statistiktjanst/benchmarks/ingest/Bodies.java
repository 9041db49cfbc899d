package se.statistiktjanst.benchmarks.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
     * @param before those that were, at least a quarter as many
     */
    static List<Body> withDuplicates(List<ObjectNode> events, List<String> before) {
        List<Body> bodies = new ArrayList<>();
        int fresh = EVENTS / 5 * 4;
        for (int from = 0; from < events.size(); from += fresh) {
            List<Object> mixed = new ArrayList<>(EVENTS);
            int to = Math.min(from + fresh, events.size());
            for (int i = from; i < to; i++) {
                mixed.add(events.get(i));
                if ((i - from) % 4 == 3) {
                    mixed.add(before.get(i / 4));
                }
            }
            bodies.add(new Body(json(mixed), to - from, mixed.size() - (to - from)));
        }
        return bodies;
    }

    /** @param events trees or texts */
    private static byte[] json(List<?> events) {
        StringBuilder text = new StringBuilder("[");
        for (Object event : events) {
            text.append(text.length() == 1 ? "" : ",").append(event);
        }
        return text.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }
}
