package se.statistiktjanst.ingest.registry;

/** A unit of a care provider, both by HSA-id, and the days it exists. */
public record Unit(String hsaId, String careProvider, String name, UnitKind kind, Period period) {}
