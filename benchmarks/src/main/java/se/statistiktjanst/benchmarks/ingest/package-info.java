/** How fast events come in, everything on, against putting the same rows into a bare table with a key. */
@NullMarked
package se.statistiktjanst.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
