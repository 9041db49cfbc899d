package se.statistiktjanst.statistics.cube;

/** What a staff table is by. */
public enum Level {
    CARE_PROVIDER,
    UNIT
}
