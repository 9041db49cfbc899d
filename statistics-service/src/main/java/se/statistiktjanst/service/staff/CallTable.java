package se.statistiktjanst.service.staff;

import java.time.Instant;
import se.statistiktjanst.statistics.recipe.Aggregate;

/**
 * What was read for one look by a program or into a file, logged in the same transaction.
 *
 * @param table a row for each month, and staff member where the recipe's detail gives them
 * @param freshAt events received before this are counted
 */
record CallTable(CallSelection selection, Aggregate table, Instant freshAt) {}
