/**
 * Metrics: what is counted, over which events, and over which dimensions it may be added up. They are files in {@code
 * config/metrics}, and a number means the same wherever its metric is shown.
 */
@NullMarked
package se.statistiktjanst.statistics.metric;

import org.jspecify.annotations.NullMarked;
