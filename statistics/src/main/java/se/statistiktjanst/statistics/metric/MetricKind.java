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
    /** Different residents with at least one event. */
    DISTINCT_RESIDENTS,
    /** Residents of the period who were not there in any month before it. */
    NEW_RESIDENTS,
    /** Residents of the period who were there in some month before it. */
    RETURNING_RESIDENTS,
    /** Different residents from the first month stored to the end of the period. */
    ACCUMULATED_RESIDENTS,
    /** Different staff members with at least one event. */
    DISTINCT_STAFF,
    /** A sum divided by the number of different staff members. */
    PER_STAFF,
    /** The seconds that so many per cent of the events do not exceed. */
    PERCENTILE,
    /** Different residents for each 1,000 of those who live in their county. */
    RESIDENTS_PER_POPULATION,
    /** A number of events, or a sum, for each 1,000 of those who live in the residents' county. */
    SUM_PER_POPULATION;

    /** Whether it comes from sums alone. */
    public boolean isOfSums() {
        return this == EVENTS || this == SUM || isQuotient();
    }

    public boolean isQuotient() {
        return this == AVERAGE || this == SHARE;
    }

    /** Whether residents are counted, each once. */
    public boolean isOfResidents() {
        return this == DISTINCT_RESIDENTS
                || this == NEW_RESIDENTS
                || this == RETURNING_RESIDENTS
                || this == ACCUMULATED_RESIDENTS;
    }

    /** Whether it is divided by the population of the county where residents live. */
    public boolean isPerPopulation() {
        return this == RESIDENTS_PER_POPULATION || this == SUM_PER_POPULATION;
    }

    /** Whether it matters who was there before the period. */
    public boolean needsHistory() {
        return isOfResidents() && this != DISTINCT_RESIDENTS;
    }

    /** Whether figures may be added up at all. */
    boolean isAdditive() {
        return this == EVENTS || this == SUM;
    }

    /** Whether a definition names one measure. */
    boolean takesMeasure() {
        return isAdditive() || this == PER_STAFF || this == PERCENTILE || this == SUM_PER_POPULATION;
    }
}
