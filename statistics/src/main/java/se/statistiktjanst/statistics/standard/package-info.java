/** Reports that are ready to be chosen, each a question written down in {@code config/reports}. */
@NullMarked
package se.statistiktjanst.statistics.standard;

import org.jspecify.annotations.NullMarked;
