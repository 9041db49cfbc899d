package se.statistiktjanst.statistics.metric;

/** What figures can be divided by. Which of them an outlet offers is its own matter. */
public enum Dimension {
    PERIOD,
    COUNTY,
    CARE_PROVIDER,
    UNIT,
    SERVICE,
    CHANNEL,
    ERRAND,
    CLINIC,
    SEX,
    AGE_BAND,
    STAFF
}
