package se.statistiktjanst.statistics.metric;

/** How a metric comes from events. */
public enum MetricKind {
    /** A number of events. */
    EVENTS,
    /** A sum of one measure. */
    SUM,
    /** A sum divided by the number of events that have it. */
    AVERAGE,
    /** A part of a whole, as a fraction; shown in per cent. */
    SHARE,
    DISTINCT_RESIDENTS,
    DISTINCT_STAFF;

    public boolean isQuotient() {
        return this == AVERAGE || this == SHARE;
    }

    public boolean isDistinct() {
        return this == DISTINCT_RESIDENTS || this == DISTINCT_STAFF;
    }
}
