package se.statistiktjanst.statistics.engine;

/** In which organisation figures of units are shown. */
public enum Organisation {
    /** As it was when the event happened. */
    THEN,
    /** As it is today: a unit's events stand under the unit that has taken its place, and under today's division. */
    NOW
}
