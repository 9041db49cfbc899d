package se.statistiktjanst.statistics.rollup;

import java.time.LocalDate;

/** A month of a care provider that may be settled. */
public record QuietMonth(int providerId, LocalDate monthOn) {}
