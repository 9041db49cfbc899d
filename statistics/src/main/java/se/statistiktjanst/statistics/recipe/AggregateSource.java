package se.statistiktjanst.statistics.recipe;

import se.statistiktjanst.platform.db.Tenant;

/**
 * Gives the figures of the staff report, one row per staff member and month. Page, API and file ask the same source, so
 * they show the same figures.
 */
public interface AggregateSource {
    /** The recipe's figures for this care provider; empty rows when there are none. */
    Aggregate select(Tenant tenant, Recipe recipe);
}
