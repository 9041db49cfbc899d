/**
 * Disclosure control: the one gate every published number passes. Sums go in as {@link
 * se.statistiktjanst.statistics.disclosure.CellTotals}, and only {@link
 * se.statistiktjanst.statistics.disclosure.ProtectedCell} comes out.
 */
@NullMarked
package se.statistiktjanst.statistics.disclosure;

import org.jspecify.annotations.NullMarked;
