/** The reports of one care provider: the same figures for page, API and file, computed by metric definitions. */
@NullMarked
package se.statistiktjanst.statistics.report;

import org.jspecify.annotations.NullMarked;
