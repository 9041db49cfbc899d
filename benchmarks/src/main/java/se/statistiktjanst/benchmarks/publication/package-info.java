/** Publication of a month against the bare grouping of its events. */
@NullMarked
package se.statistiktjanst.benchmarks.publication;

import org.jspecify.annotations.NullMarked;
