/** A database full of made-up events, the same for the same number. */
@NullMarked
package se.statistiktjanst.benchmarks.world;

import org.jspecify.annotations.NullMarked;
