/** Takes the facts that senders have corrected out of the figures, keeping them as history. */
@NullMarked
package se.statistiktjanst.statistics.correction;

import org.jspecify.annotations.NullMarked;
