/** Wires everything that brings events in. */
@NullMarked
package se.statistiktjanst.ingest;

import org.jspecify.annotations.NullMarked;
