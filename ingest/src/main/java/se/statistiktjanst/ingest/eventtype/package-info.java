/**
 * Event types: what a connected service may send, field by field, with the role of each field and its class of personal
 * data. They are files in {@code config/event-types}.
 */
@NullMarked
package se.statistiktjanst.ingest.eventtype;

import org.jspecify.annotations.NullMarked;
