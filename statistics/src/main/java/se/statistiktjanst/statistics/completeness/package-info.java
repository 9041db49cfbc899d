/** How complete the figures of a service are: what came, came late, waits in quarantine and is lost. */
@NullMarked
package se.statistiktjanst.statistics.completeness;

import org.jspecify.annotations.NullMarked;
