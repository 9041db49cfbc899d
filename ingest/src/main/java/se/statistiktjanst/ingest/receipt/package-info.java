/** The receipts that were given out, for their senders to read again and to count by. */
@NullMarked
package se.statistiktjanst.ingest.receipt;

import org.jspecify.annotations.NullMarked;
