/**
 * Mappings: how the rows of a foreign CSV file become events. They are files in {@code config/mappings}; the same row of
 * the same file always gives the same event.
 */
@NullMarked
package se.statistiktjanst.ingest.mapping;

import org.jspecify.annotations.NullMarked;
