/**
 * The one way in: every transport hands its events to the {@code Collector}, which checks them, replaces residents by
 * numbers drawn at random, and stores keys, facts, receipt and quarantine in one transaction.
 */
@NullMarked
package se.statistiktjanst.ingest.collect;

import org.jspecify.annotations.NullMarked;
