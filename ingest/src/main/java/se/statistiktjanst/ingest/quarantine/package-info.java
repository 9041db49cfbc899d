/** What was refused, for its sender: listed without values, mended by rule and replayed, dismissed, noticed, expired. */
@NullMarked
package se.statistiktjanst.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
