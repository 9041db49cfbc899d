/** Open tables over HTTP beside bare servers. */
@NullMarked
package se.statistiktjanst.benchmarks.open;

import org.jspecify.annotations.NullMarked;
