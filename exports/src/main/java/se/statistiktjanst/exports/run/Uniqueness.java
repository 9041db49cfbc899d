package se.statistiktjanst.exports.run;

/**
 * How alike residents are over unit, age band, sex and errand.
 *
 * @param k fewest distinct residents who share the same values; 0 if there is no resident
 * @param uniqueRows rows whose values belong to one resident alone
 */
record Uniqueness(long k, long uniqueRows) {}
