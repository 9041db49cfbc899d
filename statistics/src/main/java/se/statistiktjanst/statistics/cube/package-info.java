/**
 * Cubes: the tables of protected cells, open ones and those for staff. Each is metrics by month and at most three
 * dimensions, with its notes. They are files in {@code config/cubes} and {@code config/staff-cubes}, and nothing outside
 * these two closed catalogues is published.
 */
@NullMarked
package se.statistiktjanst.statistics.cube;

import org.jspecify.annotations.NullMarked;
