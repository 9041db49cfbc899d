package se.statistiktjanst.statistics.metric;

import se.statistiktjanst.platform.definition.Spelling;

/** Somebody asked for a sum that has no meaning, such as distinct residents over months. */
public final class NotAdditiveException extends RuntimeException {
    private final String metric;
    private final Dimension dimension;

    NotAdditiveException(String metric, Dimension dimension) {
        super("%s may not be added up over %s; ask for each value by itself, or for the total"
                .formatted(metric, Spelling.of(dimension)));
        this.metric = metric;
        this.dimension = dimension;
    }

    public String metric() {
        return metric;
    }

    public Dimension dimension() {
        return dimension;
    }
}
