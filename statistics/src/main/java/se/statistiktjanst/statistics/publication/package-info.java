/**
 * Publication of completed months: one pass over the facts fills every cell of every cube, each cell passes the
 * disclosure gate once, and the result is a frozen release in the schema {@code open}.
 */
@NullMarked
package se.statistiktjanst.statistics.publication;

import org.jspecify.annotations.NullMarked;
