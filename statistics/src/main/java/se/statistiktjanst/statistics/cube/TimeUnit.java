package se.statistiktjanst.statistics.cube;

/** How long the periods of a table are. */
public enum TimeUnit {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    TimeUnit(int months) {
        this.months = months;
    }

    /** Its length. */
    public int months() {
        return months;
    }
}
