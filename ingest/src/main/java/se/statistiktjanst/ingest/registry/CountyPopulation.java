package se.statistiktjanst.ingest.registry;

/**
 * How many live in a county on 31 December of a year.
 *
 * @param county a county's code
 */
public record CountyPopulation(String county, int year, int residents) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    public CountyPopulation {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("year must be a year with four digits, such as 2025");
        }
        if (residents < 1) {
            throw new IllegalArgumentException(
                    "population must be a whole number above 0; leave the row out where it is not known");
        }
    }
}
