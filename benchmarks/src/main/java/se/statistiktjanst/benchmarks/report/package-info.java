/** How fast reports are, against the same questions on the events. */
@NullMarked
package se.statistiktjanst.benchmarks.report;

import org.jspecify.annotations.NullMarked;
