package se.statistiktjanst.statistics.publication;

import java.util.Optional;
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

    /**
     * For each 1,000 who live in the residents' county.
     *
     * @param column what is summed; empty for distinct residents
     */
    record PerThousand(String id, Set<String> eventTypes, Optional<Measure> column) implements CubeMetric {
        public PerThousand {
            eventTypes = Set.copyOf(eventTypes);
        }

        /** What is divided by the population. */
        CubeMetric number() {
            return column.<CubeMetric>map(measure -> new Sum(id, eventTypes, measure))
                    .orElseGet(() -> new Residents(id, eventTypes));
        }
    }

    /** A share (0–1) or an average. */
    record Ratio(String id, Set<String> eventTypes, Measure numerator, Measure denominator) implements CubeMetric {
        public Ratio {
            eventTypes = Set.copyOf(eventTypes);
        }
    }
}
