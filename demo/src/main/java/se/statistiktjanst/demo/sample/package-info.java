/**
 * A year of invented usage of all eight services, drawn from a seed and sent through the collector like any other
 * events. Residents are published test numbers, staff are invented, and nothing of it is shipped.
 */
@NullMarked
package se.statistiktjanst.demo.sample;

import org.jspecify.annotations.NullMarked;
