package se.statistiktjanst.ingest.registry;

/** A record and the row of its file, so that a rule over several files can say where it is broken. */
record Numbered<T>(int row, T value) {}
