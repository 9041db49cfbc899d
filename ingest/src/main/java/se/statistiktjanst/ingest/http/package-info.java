/** Events over HTTP: CloudEvents one by one, in batches or as NDJSON, answered event by event. */
@NullMarked
package se.statistiktjanst.ingest.http;

import org.jspecify.annotations.NullMarked;
