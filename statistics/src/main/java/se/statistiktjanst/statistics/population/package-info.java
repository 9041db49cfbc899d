/** How many live in a county, for figures per 1,000 residents. Loaded with the registry. */
@NullMarked
package se.statistiktjanst.statistics.population;

import org.jspecify.annotations.NullMarked;
