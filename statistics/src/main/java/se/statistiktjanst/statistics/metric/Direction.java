package se.statistiktjanst.statistics.metric;

/** Which way is good. */
public enum Direction {
    UP,
    DOWN,
    NONE
}
