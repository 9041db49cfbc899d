package se.statistiktjanst.exports.run;

/**
 * What the configuration says about finished exports.
 *
 * @param deleteWithinDays by when, counted from ready, a care provider shall have deleted what it has downloaded
 * @param contact whom to ask, as the README says it
 */
public record RunRules(int deleteWithinDays, String contact) {}
