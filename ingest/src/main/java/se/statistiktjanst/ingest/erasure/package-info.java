/**
 * Takes one resident of one care provider away, and knows after a restore who must not come back. The order is the
 * guarantee: tombstone on disk, vault row, then all else that is about the person.
 */
@NullMarked
package se.statistiktjanst.ingest.erasure;

import org.jspecify.annotations.NullMarked;
