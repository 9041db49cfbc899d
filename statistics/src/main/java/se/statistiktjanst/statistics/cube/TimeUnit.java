package se.statistiktjanst.statistics.cube;

/** How long the periods of a table are. */
public enum TimeUnit {
    MONTH
}
