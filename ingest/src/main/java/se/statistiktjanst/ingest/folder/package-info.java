/**
 * Files that come by themselves: one area for each customer, watched, imported through the collector, and answered by a
 * result file beside each.
 */
@NullMarked
package se.statistiktjanst.ingest.folder;

import org.jspecify.annotations.NullMarked;
