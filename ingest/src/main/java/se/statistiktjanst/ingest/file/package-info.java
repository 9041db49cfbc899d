/** Events from files: rows become events by a mapping, or are events, and go through the same collector as all others. */
@NullMarked
package se.statistiktjanst.ingest.file;

import org.jspecify.annotations.NullMarked;
