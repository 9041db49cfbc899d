/**
 * Publication of completed months: one pass over the facts fills every cell of every cube, each cell passes the
 * disclosure gate once, and the result is a frozen release: of open tables in the schema {@code open}, of tables for staff, by care
 * provider, in {@code usage}.
 */
@NullMarked
package se.statistiktjanst.statistics.publication;

import org.jspecify.annotations.NullMarked;
