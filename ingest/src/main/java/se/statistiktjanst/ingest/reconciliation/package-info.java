/** Lets a sender prove that what it sent is what is stored: sums of a day hour by hour, then the ids of an hour. */
@NullMarked
package se.statistiktjanst.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
