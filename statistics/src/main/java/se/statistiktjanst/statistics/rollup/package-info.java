/** Folds new batches of facts into roll-ups, each exactly once, and makes roll-ups anew from facts to repair them. */
@NullMarked
package se.statistiktjanst.statistics.rollup;

import org.jspecify.annotations.NullMarked;
