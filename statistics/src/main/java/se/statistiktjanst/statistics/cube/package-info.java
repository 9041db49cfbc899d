/**
 * Cubes: the open tables. Each is metrics by month and at most three dimensions, with its notes and its place among the
 * subjects. They are files in {@code config/cubes}, and nothing outside this closed catalogue is published.
 */
@NullMarked
package se.statistiktjanst.statistics.cube;

import org.jspecify.annotations.NullMarked;
