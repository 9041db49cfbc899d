/** What benchmarks run against: a database full of made-up events, the same for the same number, and the service. */
@NullMarked
package se.statistiktjanst.benchmarks.world;

import org.jspecify.annotations.NullMarked;
