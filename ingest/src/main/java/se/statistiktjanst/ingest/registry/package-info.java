/**
 * Who uses what: care providers, their units over time, connected services, connections and senders. Read from CSV in
 * {@code config/registry}, checked as a whole and loaded by natural key.
 */
@NullMarked
package se.statistiktjanst.ingest.registry;

import org.jspecify.annotations.NullMarked;
