package se.statistiktjanst.statistics.publication;

import java.util.Set;
import se.statistiktjanst.statistics.metric.Measure;

/** One content of an open table, over the event types it counts. */
public sealed interface CubeMetric {
    String id();

    /** Names of event types, as {@code se.statistiktjanst.call.v1}. */
    Set<String> eventTypes();

    /** Distinct residents with at least one event. */
    record Residents(String id, Set<String> eventTypes) implements CubeMetric {
        public Residents {
            eventTypes = Set.copyOf(eventTypes);
        }
    }

    /** Events, or the sum of a measure. */
    record Sum(String id, Set<String> eventTypes, Measure column) implements CubeMetric {
        public Sum {
            eventTypes = Set.copyOf(eventTypes);
        }
    }

    /** A share (0–1) or an average. */
    record Ratio(String id, Set<String> eventTypes, Measure numerator, Measure denominator) implements CubeMetric {
        public Ratio {
            eventTypes = Set.copyOf(eventTypes);
        }
    }
}
