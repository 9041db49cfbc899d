/**
 * Sources that are asked: their web API is read page by page into a file of an area, which the watch imports like any
 * other.
 */
@NullMarked
package se.statistiktjanst.ingest.pull;

import org.jspecify.annotations.NullMarked;
