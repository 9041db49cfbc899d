/** Closed months of facts, rewritten in the order in which they are read. */
@org.jspecify.annotations.NullMarked
package se.statistiktjanst.ingest.compaction;
