package se.statistiktjanst.ingest.registry;

/** Under which unit a unit stands, both by HSA-id, and when. */
public record UnitParent(String unit, String parent, Period period) {}
