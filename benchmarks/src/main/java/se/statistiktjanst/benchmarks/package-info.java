/** Benchmarks with one command each: two sides, interleaved in one run, on data made from a seed. Not shipped. */
@NullMarked
package se.statistiktjanst.benchmarks;

import org.jspecify.annotations.NullMarked;
