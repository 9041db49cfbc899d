/** Who sends: access tokens, client certificates and plain tokens, and how much one sender may ask for at once. */
@NullMarked
package se.statistiktjanst.ingest.sender;

import org.jspecify.annotations.NullMarked;
