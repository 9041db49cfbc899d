/** How each integration is doing: when it was last heard of, and what went wrong, in codes that hold no values. */
@NullMarked
package se.statistiktjanst.ingest.health;

import org.jspecify.annotations.NullMarked;
